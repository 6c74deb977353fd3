import * as pg from "pg";

const INT8 = 20;

/** How the driver reads columns: bigint as a number (ours count rows and milliseconds), the rest as usual. */
export const VALUE_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format),
};
