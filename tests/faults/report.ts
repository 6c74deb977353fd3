import { appendFileSync } from "node:fs";
import type { Tally } from "./tally.ts";

/** What it took until nothing was missing. */
export type EndedBy = "itself" | "a person" | "a supervisor";

/** One line of the table in docs/reliability.md. */
export interface Line {
  /** Order and heading: `database`, `answers` … */
  readonly group: string;
  readonly fault: string;
  /** Whom it struck: a vendor, `kommo`, `us`. */
  readonly at: string;
  readonly deals: number;
  readonly lost: number;
  readonly doubled: number;
  readonly asked: number;
  /** Unsent, where nobody can look for them. */
  readonly drafts: number;
  readonly endedBy: EndedBy;
  /** From the end of the fault until every deal stood where it belongs. Simulated seconds, where the clock was an argument. */
  readonly simulatedSeconds?: number;
  /** The same on the wall. */
  readonly wallMs: number;
}

/** Notes a row for the table, where somebody writes one; the suite only checks. */
export function reportLine(
  row: Pick<Line, "group" | "fault" | "at" | "simulatedSeconds" | "wallMs"> & { readonly endedBy?: EndedBy },
  { deals, lost, doubled, asked, drafts }: Tally,
): void {
  const file = process.env["FAULTS_REPORT"];
  if (file === undefined) return;
  const counts = { deals, lost: lost.length, doubled: doubled.length, asked, drafts };
  const line: Line = { endedBy: "itself", ...row, ...counts };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}
