import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openCoverage } from "./coverage.ts";
import { fuzz } from "./fuzz.ts";
import { ownTargets } from "./own-targets.ts";
import type { Target } from "./target.ts";
import { vendorTargets } from "./vendor-targets.ts";

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "10000000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** Only targets whose name holds this text. */
    target: { type: "string", default: "" },
    /** Targets side by side, each in a process of its own. */
    jobs: { type: "string", default: String(availableParallelism()) },
    /** Only the target of exactly this name, in this process. */
    alone: { type: "string" },
  },
});

const seed = Number(values.seed);
const all = [...(await ownTargets()), ...vendorTargets()];

if (values.alone === undefined) await playAll(all.filter(({ name }) => name.includes(values.target)));
else for (const target of all) if (target.name === values.alone) await play(target, Number(values.inputs));

/** The dearest first, so that none is left over at the end. */
async function playAll(targets: readonly Target[]): Promise<void> {
  const started = performance.now();
  const shares = targets.reduce((sum, { share = 1 }) => sum + share, 0);
  const each = Number(values.inputs) / shares;
  const jobs = Math.max(1, Number(values.jobs));
  console.log(`${targets.length} targets, ${values.inputs} inputs, seed ${seed}, ${jobs} side by side`);
  const waiting = targets.toSorted((one, other) => (one.share ?? 1) - (other.share ?? 1));
  const workers = Array.from({ length: jobs }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const code = await playApart(next.name, Math.ceil(each * (next.share ?? 1)));
      if (code !== 0) process.exitCode = 1;
    }
  });
  await Promise.all(workers);
  console.log(`${Math.round((performance.now() - started) / 1000)} s in all`);
}

/** Less code is counted, and a target that falls takes no other with it. */
function playApart(name: string, inputs: number): Promise<number> {
  const file = fileURLToPath(import.meta.url);
  const args = [file, "--alone", name, "--inputs", String(inputs), "--seed", String(seed)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve) => {
    child.once("close", (code) => resolve(code ?? 1));
  });
}

async function play(target: Target, wanted: number): Promise<void> {
  // what a library says about each of a million inputs helps nobody
  const say = console.log;
  console.log = console.warn = console.error = () => undefined;
  const coverage = await openCoverage();
  const started = performance.now();
  const { inputs, pieces, corpus, slowestMs, findings } = await fuzz({
    target,
    inputs: wanted,
    seed,
    coverage,
  });
  const perSecond = Math.round(inputs / ((performance.now() - started) / 1000));
  say(
    `${target.name}: ${inputs} inputs (${perSecond}/s), ${pieces} pieces of code, corpus ${corpus}, slowest ${Math.round(slowestMs)} ms, findings ${findings.length}`,
  );
  for (const [index, { says, input }] of findings.entries()) {
    const folder = join(tmpdir(), "countersign-fuzz");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${target.name.replaceAll(/\W+/gu, "-")}-${seed}-${index}`);
    writeFileSync(file, input);
    say(`  ${says}\n  input: ${file}`);
    process.exitCode = 1;
  }
  await coverage.stop();
}
