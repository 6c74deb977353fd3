import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { partsOf } from "./parts.ts";
import { openRecord, partsLeft } from "./record.ts";
import type { PlayedPart } from "./record.ts";
import type { Line } from "./report.ts";
import { textOf } from "./write-run.ts";

const NAMES = ["answers: one", "answers: two", "process: away"].map((name) => ({ name }));
const LINE: Line = {
  group: "answers",
  fault: "429",
  at: "oneflow",
  deals: 12,
  lost: 0,
  doubled: 0,
  asked: 0,
  drafts: 0,
  endedBy: "itself",
  simulatedSeconds: 30,
  wallMs: 1_200,
};

function played(part: string, change: Partial<PlayedPart> = {}): PlayedPart {
  const at = "2026-11-22T11:20:00.000Z";
  return { part, seed: 7, at, load: 1.2, database: "PostgreSQL 15", failed: false, lines: [LINE], ...change };
}

function recordFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "countersign-record-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "deep", "long.jsonl");
}

test("a run that was stopped goes on after the last part that ended, and plays again what failed", () => {
  const file = recordFile();
  const first = openRecord(file);
  first.add(played("answers: one"));
  first.add(played("answers: two", { failed: true }));
  const names = (record: typeof first) => partsLeft(NAMES, record.played).map(({ name }) => name);
  expect(names(openRecord(file))).toEqual(["answers: two", "process: away"]);
  first.add(played("answers: two"));
  expect(names(openRecord(file))).toEqual(["process: away"]);
  openRecord(file).forget(["answers: one"]);
  expect(names(openRecord(file))).toEqual(["answers: one", "process: away"]);
});

test("the page says on which database it was played, when, what of it failed, and what was not played", () => {
  const record = openRecord(recordFile());
  record.add(played("answers: one"));
  const late = { at: "2026-11-23T01:05:00.000Z", load: 3.4, failed: true, lines: [{ ...LINE, lost: 1 }] };
  record.add(played("answers: two", late));
  const all = [...NAMES, { name: "database: ended" }];
  expect(textOf({ all, here: NAMES }, record.played).split("\n")).toEqual([
    "On PostgreSQL 15, 2026-11-22 11:20 to 2026-11-23 01:05 UTC, seed 7, load average 1.2 to 3.4: 2 of 3 parts, 2 rows, 24 deals, **1 lost, 0 doubled**.",
    "",
    "**Failed: answers: two.**",
    "",
    "Not played yet: process: away.",
    "",
    "Not for this database, whose server is not the tests' to end: database: ended.",
    "",
    expect.stringContaining("| what | fault |"),
    expect.any(String),
    "| answers | 429 | oneflow | 2 | 24 | 1 | 0 | – | 30 s simulated, 1.2 s wall | itself | – | 2026-11-22, 2026-11-23 |",
  ]);
});

test("every part has a name and titles of its own, and the server's own end is played where the server is the tests' own", () => {
  const own = partsOf(true).map(({ name }) => name);
  const shared = new Set(partsOf(false).map(({ name }) => name));
  expect(new Set(own).size).toBe(own.length);
  expect(new Set(partsOf(true).map(({ file, titles }) => file + titles)).size).toBe(own.length);
  expect(own.filter((name) => !shared.has(name))).toHaveLength(3);
  expect(own.filter((name) => name.startsWith("process: kills"))).toHaveLength(4);
});
