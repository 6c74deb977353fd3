import { parseArgs } from "node:util";
import { playLong } from "./play-long.ts";
import { playShort } from "./play-short.ts";

const { values } = parseArgs({
  options: {
    long: { type: "boolean", default: false },
    seed: { type: "string" },
    only: { type: "string" },
    /** `embedded` or `other`; a long run takes both. */
    database: { type: "string" },
    /** Parts of the long matrix whose name begins like this. */
    part: { type: "string", default: "" },
    /** No part is begun after so many minutes. */
    minutes: { type: "string", default: "Infinity" },
    /** What was played before is forgotten. */
    fresh: { type: "boolean", default: false },
  },
});
const { seed, only, part, fresh } = values;
const ask = {
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  ...(only === undefined ? {} : { only }),
};
const databases = (["embedded", "other"] as const).filter(
  (one) => values.database === one || (values.database === undefined && (values.long || one === "embedded")),
);
const until = performance.now() + Number(values.minutes) * 60_000;
let failed = false;
for (const database of databases) {
  // one fault is looked at by itself: it leaves no record
  const ended =
    values.long && only === undefined
      ? await playLong({ ...ask, database, part, fresh, until })
      : await playShort({ ...ask, database, isLong: values.long });
  failed = !ended || failed;
}
process.exitCode = failed ? 1 : 0;
