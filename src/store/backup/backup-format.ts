/** How a backup begins: what is in it. */
export interface BackupHeader {
  /** ISO instant. */
  readonly takenAt: string;
  /** The steps of the schema that it was taken from, in order. */
  readonly steps: readonly string[];
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** How far writing or reading has come. */
export interface BackupProgress {
  readonly table: string;
  readonly done: number;
  readonly total: number;
}

const FORMAT = 1;
const ROW = /^\{"table":"([^"]+)","row":(\{.*\})\}$/s;

/** The first line. */
export function headerLine(header: BackupHeader): string {
  return JSON.stringify({ countersign: "backup", format: FORMAT, ...header });
}

/** Throws, with a sentence, where the line does not begin a backup that we can read. */
export function readHeaderLine(line: string): BackupHeader {
  const { countersign, format, takenAt, steps, rows } = objectOf(line);
  if (countersign !== "backup")
    throw new Error("This file is no backup: `countersign backup FILE` makes one.");
  if (format !== FORMAT)
    throw new Error("The backup was made by a newer version of Countersign. Use that one.");
  const counts = Object.entries(typeof rows === "object" && rows !== null ? rows : {});
  return {
    takenAt: String(takenAt),
    steps: Array.isArray(steps) ? steps.map(String) : [],
    rows: Object.fromEntries(counts.map(([table, count]) => [table, Number(count)])),
  };
}

/** `row` is the database's own JSON and never parsed by us: numbers stay as exact as they are. */
export function rowLine(table: string, row: string): string {
  return `{"table":${JSON.stringify(table)},"row":${row}}`;
}

/** Throws where the line is no row. */
export function readRowLine(line: string): { readonly table: string; readonly row: string } {
  const [, table, row] = ROW.exec(line) ?? [];
  if (table === undefined || row === undefined)
    throw new Error("The backup has a line that is no row: it was changed.");
  return { table, row };
}

/** The last line; `sha256` is that of everything before it, as hex. */
export function endLine(sha256: string): string {
  return JSON.stringify({ end: { sha256 } });
}

/** The sum in it; `undefined` = it is not the last line. */
export function readEndLine(line: string): string | undefined {
  if (!line.startsWith('{"end":')) return undefined;
  const { end } = objectOf(line);
  const sha256 = typeof end === "object" && end !== null && "sha256" in end ? end.sha256 : undefined;
  return String(sha256);
}

function objectOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}
