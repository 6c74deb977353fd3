import { TOWN_VENDORS } from "../vendors/all.ts";
import type { Line } from "./report.ts";

/** A line with the day on which it was played: `2026-11-22`. */
export type DatedLine = Line & { readonly day: string };

const HEAD = [
  "| what | fault | struck | rows | deals | lost | doubled | drafts left | recovered after | by | tasks for people | played |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
];

/** Markdown. Rows of one fault are one line: its places side by side, the longest recovery of them. */
export function tableOf(lines: readonly DatedLine[]): string {
  const faults = Map.groupBy(lines, ({ group, fault }) => `${group} | ${fault}`);
  const rows = [...faults].map(([name, of]) => {
    const sum = (pick: (line: Line) => number): number => of.reduce((total, line) => total + pick(line), 0);
    const cells = [
      name,
      placesOf(of),
      of.length,
      sum(({ deals }) => deals),
      sum(({ lost }) => lost),
      sum(({ doubled }) => doubled),
      sum(({ drafts }) => drafts) || "–",
      recovery(of),
      endedBy(of),
      sum(({ asked }) => asked) || "–",
      [...new Set(of.map(({ day }) => day))].toSorted().join(", "),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [...HEAD, ...rows.toSorted()].join("\n");
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
