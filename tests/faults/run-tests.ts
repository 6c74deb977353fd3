import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOtherPostgres } from "../../scripts/other-postgres.ts";
import type { Line } from "./report.ts";

/** Which database the matrix is played on. */
export interface MatrixDatabase {
  /** `PostgreSQL 15`. */
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** `other` = the PostgreSQL of this machine; throws when none is installed. */
export async function startDatabase(which: "embedded" | "other"): Promise<MatrixDatabase> {
  if (which === "embedded") return { name: "embedded PostgreSQL", env: {}, stop: async () => undefined };
  const other = await startOtherPostgres();
  if (other === undefined) throw new Error("No other PostgreSQL is installed on this machine.");
  const env = { COUNTERSIGN_TEST_DATABASE_URL: other.url };
  return { name: `PostgreSQL ${other.major}`, env, stop: () => other.stop() };
}

interface Asked {
  readonly seed: number;
  readonly isLong: boolean;
  readonly database: MatrixDatabase;
  /** A file of the matrix; all of it otherwise. */
  readonly file?: string;
  /** Only tests whose title this regular expression fits. */
  readonly titles?: string;
}

/** Plays rows before our eyes. Resolves to their lines; `failed` also where there was none. */
export async function runTests({ seed, isLong, database, file = "", titles }: Asked): Promise<{
  readonly failed: boolean;
  readonly lines: readonly Line[];
}> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-faults-run-"));
  const report = join(folder, "report.jsonl");
  writeFileSync(report, "");
  const told = { FAULTS_SEED: String(seed), FAULTS_REPORT: report, FAULTS_LONG: isLong ? "1" : "0" };
  const named = titles === undefined ? [] : ["-t", titles];
  const child = spawn("vitest", ["run", `tests/faults/${file}`, ...named], {
    env: { ...process.env, ...told, ...database.env },
    stdio: "inherit",
  });
  const code = await new Promise<number>((resolve) => {
    child.once("close", (ended) => resolve(ended ?? 1));
  });
  const lines = readFileSync(report, "utf8")
    .split("\n")
    .filter((text) => text !== "")
    .map((text): Line => JSON.parse(text));
  rmSync(folder, { recursive: true });
  return { failed: code !== 0 || lines.length === 0, lines };
}
