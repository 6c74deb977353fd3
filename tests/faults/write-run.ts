import { readFileSync, writeFileSync } from "node:fs";
import type { PlayedPart, RunRecord } from "./record.ts";
import { tableOf } from "./table-of.ts";

const PAGE = new URL("../../docs/reliability.md", import.meta.url);

/** Parts of the matrix. */
interface Matrix {
  readonly all: readonly { readonly name: string }[];
  /** Those that can be played on this database. */
  readonly here: readonly { readonly name: string }[];
}

/** Puts what was played so far between the run's markers in docs/reliability.md; the prose around it stays. */
export function writeRun(run: string, matrix: Matrix, played: RunRecord["played"]): void {
  const [begin, end] = [`<!-- faults long ${run} -->`, `<!-- /faults long ${run} -->`];
  const page = readFileSync(PAGE, "utf8");
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${begin} … ${end} is not in ${PAGE.pathname}.`);
  writeFileSync(PAGE, `${before}${begin}\n${textOf(matrix, played)}\n${end}${after}`);
}

/** What was played of which parts, on what and when, then the table. */
export function textOf({ all, here }: Matrix, played: RunRecord["played"]): string {
  const done = here.flatMap(({ name }): readonly PlayedPart[] => {
    const one = played.get(name);
    return one === undefined ? [] : [one];
  });
  const lines = done.flatMap((part) => part.lines.map((line) => ({ ...line, day: part.at.slice(0, 10) })));
  const [lost, doubled] = [sum(lines.map((line) => line.lost)), sum(lines.map((line) => line.doubled))];
  const left = here.filter(({ name }) => !played.has(name)).map(({ name }) => name);
  const notHere = all.filter(({ name }) => here.every((one) => one.name !== name)).map(({ name }) => name);
  const failed = done.filter((part) => part.failed).map(({ part }) => part);
  return [
    `On ${list(done.map(({ database }) => database))}, ${spanOf(done)}, seed ${list(done.map(({ seed }) => seed))}, load average ` +
      `${loadOf(done)}: ${done.length} of ${here.length} parts, ${lines.length} rows, ${sum(lines.map(({ deals }) => deals))} deals, ` +
      `**${lost} lost, ${doubled} doubled**.`,
    ...(failed.length === 0 ? [] : ["", `**Failed: ${failed.join("; ")}.**`]),
    ...(left.length === 0 ? [] : ["", `Not played yet: ${left.join("; ")}.`]),
    ...(notHere.length === 0
      ? []
      : ["", `Not for this database, whose server is not the tests' to end: ${notHere.join("; ")}.`]),
    "",
    tableOf(lines),
  ].join("\n");
}

function list(values: readonly (string | number)[]): string {
  return [...new Set(values)].join(", ") || "nothing";
}

/** `2026-11-22 11:20 to 2026-11-22 12:40 UTC`. */
function spanOf(done: readonly PlayedPart[]): string {
  const times = done.map(({ at }) => at.slice(0, 16).replace("T", " ")).toSorted();
  return `${times.at(0) ?? "never"} to ${times.at(-1) ?? "never"} UTC`;
}

/** `0.8 to 3.1`. */
function loadOf(done: readonly PlayedPart[]): string {
  const loads = done.map(({ load }) => load);
  return `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
