import { readFileSync, writeFileSync } from "node:fs";
import { TOWN_VENDORS } from "../vendors/all.ts";
import type { Line } from "./report.ts";

/** What the run was. */
export interface RunFacts {
  readonly seed: number;
  readonly isLong: boolean;
  /** `2026-11-22`. */
  readonly date: string;
  /** `embedded PostgreSQL and PostgreSQL 15`. */
  readonly databases: string;
  readonly failed: boolean;
}

const PAGE = new URL("../../docs/reliability.md", import.meta.url);
const BEGIN = "<!-- faults -->";
const END = "<!-- /faults -->";

/** Puts the run's table between the markers of docs/reliability.md; the prose around it stays. */
export function writeTable(reportFile: string, facts: RunFacts): void {
  const lines: readonly Line[] = readFileSync(reportFile, "utf8")
    .split("\n")
    .filter((text) => text !== "")
    .map((text) => JSON.parse(text));
  const page = readFileSync(PAGE, "utf8");
  const [before = "", rest = ""] = page.split(BEGIN);
  const after = rest.split(END)[1] ?? "";
  writeFileSync(PAGE, `${before}${BEGIN}\n${tableOf(lines, facts)}\n${END}${after}`);
}

/** Markdown. Rows of one fault are one line: its places side by side, the longest recovery of them. */
function tableOf(lines: readonly Line[], facts: RunFacts): string {
  const sum = (pick: (line: Line) => number, of: readonly Line[] = lines) =>
    of.reduce((total, line) => total + pick(line), 0);
  const faults = Map.groupBy(lines, ({ group, fault }) => `${group} | ${fault}`);
  const rows = [...faults].map(([name, of]) => {
    const places = placesOf(of);
    const counts = [
      sum((line) => line.deals, of),
      sum((line) => line.lost, of),
      sum((line) => line.doubled, of),
    ];
    const rest = [
      sum((line) => line.drafts, of) || "–",
      recovery(of),
      endedBy(of),
      sum((line) => line.asked, of) || "–",
    ];
    return `| ${[name, places, ...counts, ...rest].join(" | ")} |`;
  });
  const { date, seed, isLong, databases, failed } = facts;
  return [
    `${date}, seed ${seed}, ${isLong ? "long" : "short"} run on ${databases}: ${lines.length} rows, ${sum((line) => line.deals)} deals, ` +
      `**${sum((line) => line.lost)} lost, ${sum((line) => line.doubled)} doubled**${failed ? "; **the run failed**" : ""}.`,
    "",
    "| what | fault | struck | deals | lost | doubled | drafts left | recovered after | by | tasks for people |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.toSorted(),
  ].join("\n");
}

/** `every vendor in both dialects, kommo`; `contractbook, oneflow-brief`. */
function placesOf(of: readonly Line[]): string {
  const places = new Set(of.map(({ at }) => at));
  const documented = TOWN_VENDORS.map(({ provider }) => provider);
  const both = documented.flatMap((id) => [id, `${id}-brief`]);
  const [all, name] = both.every((id) => places.has(id))
    ? [both, "every vendor in both dialects"]
    : [documented, "every vendor"];
  if (!all.every((id) => places.has(id))) return [...places].toSorted().join(", ");
  return [name, ...[...places].filter((id) => !all.includes(id)).toSorted()].join(", ");
}

/** `itself`; `a person (ironclad-brief), itself`. */
function endedBy(of: readonly Line[]): string {
  const by = Map.groupBy(of, (line) => line.endedBy);
  const told = [...by].map(([who, lines]) => {
    return by.size > 1 && who !== "itself" ? `${who} (${placesOf(lines)})` : who;
  });
  return told.toSorted().join(", ");
}

/** The longest of them: of the simulated clock where there was one, else of the wall's. */
function recovery(of: readonly Line[]): string {
  const wall = `${(Math.max(...of.map(({ wallMs }) => wallMs)) / 1_000).toFixed(1)} s wall`;
  const simulated = of.flatMap(({ simulatedSeconds }) => simulatedSeconds ?? []);
  if (simulated.length === 0) return wall;
  const longest = Math.max(...simulated);
  return `${longest < 120 ? `${longest} s` : `${Math.round(longest / 60)} min`} simulated, ${wall}`;
}
