import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Line } from "./report.ts";

/** A part of the long matrix as it was played. */
export interface PlayedPart {
  readonly part: string;
  readonly seed: number;
  /** `2026-11-22T11:20:00.000Z`: when it ended. */
  readonly at: string;
  /** Of the machine, over the last minute, when it ended. */
  readonly load: number;
  /** `PostgreSQL 15`. */
  readonly database: string;
  readonly failed: boolean;
  readonly lines: readonly Line[];
}

/** What was played of a long run so far: it may be stopped at any time and goes on after the last part that ended. */
export interface RunRecord {
  /** The last time of each part. */
  readonly played: ReadonlyMap<string, PlayedPart>;
  add(part: PlayedPart): void;
  /** From now on these were not played. */
  forget(parts: readonly string[]): void;
}

/** Opens the record that lies in this file, one line a part. */
export function openRecord(file: string): RunRecord {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const played = new Map<string, PlayedPart>();
  for (const line of lines.filter((text) => text !== "")) {
    const one: PlayedPart = JSON.parse(line);
    played.set(one.part, one);
  }
  mkdirSync(dirname(file), { recursive: true });
  return {
    played,
    add(part) {
      played.set(part.part, part);
      appendFileSync(file, `${JSON.stringify(part)}\n`);
    },
    forget(parts) {
      for (const name of parts) played.delete(name);
      writeFileSync(file, [...played.values()].map((part) => `${JSON.stringify(part)}\n`).join(""));
    },
  };
}

/** Those that nobody has played yet, or that failed. */
export function partsLeft<P extends { readonly name: string }>(
  parts: readonly P[],
  played: RunRecord["played"],
): readonly P[] {
  return parts.filter(({ name }) => played.get(name)?.failed !== false);
}
