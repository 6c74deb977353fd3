import { readFile, writeFile } from "node:fs/promises";
import type { Row } from "./benchmark.ts";
import { describeBound, keeps, shown } from "./format-table.ts";
import { median } from "./statistics.ts";

/** What came of a benchmark on one database. */
export interface Outcome {
  /** Head of the column. */
  readonly place: string;
  readonly rows: readonly Row[];
  /** Something was lost or doubled: there are no figures. */
  readonly broken?: string;
}

export interface Figures {
  readonly name: string;
  readonly promise: string;
  /** On what and when it was measured. */
  readonly circumstances: string;
  readonly outcomes: readonly Outcome[];
}

const PAGE = new URL("../docs/benchmarks.md", import.meta.url);

/** Writes the benchmark's table between its markers on the page, or at its end where it has none; all else stays. */
export async function writeFigures(figures: Figures, page: URL = PAGE): Promise<void> {
  const text = await readFile(page, "utf8");
  await writeFile(page, withFigures(text, figures));
}

/** The page with the benchmark's new table. */
export function withFigures(text: string, figures: Figures): string {
  const [begin, end] = [`<!-- figures: ${figures.name} -->`, `<!-- /figures: ${figures.name} -->`];
  const section = `${begin}\n\n${describe(figures)}\n\n${end}`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1) return `${text.trimEnd()}\n\n## ${figures.name}\n\n${section}\n`;
  return text.slice(0, from) + section + text.slice(to + end.length);
}

function describe({ promise, circumstances, outcomes }: Figures): string {
  const broken = outcomes.filter((outcome) => outcome.broken !== undefined);
  const whole = outcomes.filter((outcome) => outcome.broken === undefined);
  const sentences = broken.map(
    ({ place, broken: what }) => `**Broken** (${place}): ${firstLine(what ?? "")}`,
  );
  const table = whole.length === 0 ? [] : [formatMarkdown(whole)];
  return [`${promise}.`, ...sentences, ...table, `*${circumstances}*`].join("\n\n");
}

function formatMarkdown(outcomes: readonly Outcome[]): string {
  const known = new Map(outcomes.flatMap(({ rows }) => rows.map((row): [string, Row] => [row.what, row])));
  const lines = [...known.values()].map((row) => {
    const cells = outcomes.map(({ rows }) => cellOf(rows.find(({ what }) => what === row.what)));
    const line = row.bound === undefined ? "" : describeBound(row.bound);
    return `| ${row.what} | ${row.unit} | ${line} | ${cells.join(" | ")} |`;
  });
  return [
    `| figure | unit | line | ${outcomes.map(({ place }) => place).join(" | ")} |`,
    `|---|---|---|${outcomes.map(() => "---|").join("")}`,
    ...lines,
  ].join("\n");
}

/** `15 (10 … 21)`; what does not keep to its line is bold. */
function cellOf(row: Row | undefined): string {
  if (row === undefined) return "";
  const { values, bound } = row;
  const middle = shown(median(values));
  const marked = bound === undefined || keeps(median(values), bound) ? middle : `**${middle}**`;
  const noise = new Set(values).size > 1;
  return noise ? `${marked} (${shown(Math.min(...values))} … ${shown(Math.max(...values))})` : marked;
}

function firstLine(text: string): string {
  return text.split("\n", 1).join("").slice(0, 300);
}
