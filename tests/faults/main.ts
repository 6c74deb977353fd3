import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startOtherPostgres } from "../../scripts/other-postgres.ts";
import { writeTable } from "./write-table.ts";

const { values } = parseArgs({
  options: {
    long: { type: "boolean", default: false },
    seed: { type: "string" },
    only: { type: "string" },
    /** `embedded` or `other`; a long run takes both. */
    database: { type: "string" },
  },
});
const seed = Number(values.seed ?? (values.long ? Math.floor(Math.random() * 2 ** 31) : 20_261_122));
const folder = mkdtempSync(join(tmpdir(), "countersign-faults-run-"));
const report = join(folder, "report.jsonl");
writeFileSync(report, "");
console.log(`seed ${seed}; the same seed plays the same run: npm run faults -- --seed ${seed}`);

const databases: string[] = [];
let code = 0;
if (values.database !== "other") {
  databases.push("embedded PostgreSQL");
  code = await run({});
}
const wantsOther = values.database === "other" || (values.long && values.database === undefined);
const other = wantsOther ? await startOtherPostgres() : undefined;
if (other !== undefined) {
  databases.push(`PostgreSQL ${other.major}`);
  code = Math.max(code, await run({ COUNTERSIGN_TEST_DATABASE_URL: other.url }));
  await other.stop();
}
// a part of the matrix is no table
if (values.only === undefined) {
  writeTable(report, {
    seed,
    isLong: values.long,
    date: new Date().toISOString().slice(0, 10),
    databases: databases.join(" and "),
    failed: code !== 0,
  });
}
rmSync(folder, { recursive: true });
process.exitCode = code;

function run(more: Record<string, string>): Promise<number> {
  const env = {
    ...process.env,
    FAULTS_SEED: String(seed),
    FAULTS_REPORT: report,
    FAULTS_LONG: values.long ? "1" : "0",
    ...more,
  };
  const named = values.only === undefined ? [] : ["-t", values.only];
  const child = spawn("vitest", ["run", "tests/faults", ...named], { env, stdio: "inherit" });
  return new Promise((resolve) => {
    child.once("close", (ended) => resolve(ended ?? 1));
  });
}
