import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openCoverage } from "./coverage.ts";
import { fuzz } from "./fuzz.ts";
import { ownTargets } from "./own-targets.ts";
import { vendorTargets } from "./vendor-targets.ts";

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "10000000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** Only targets whose name holds this text. */
    target: { type: "string", default: "" },
  },
});

const targets = [...(await ownTargets()), ...vendorTargets()].filter(({ name }) =>
  name.includes(values.target),
);
const each = Math.ceil(Number(values.inputs) / targets.length);
const seed = Number(values.seed);
const coverage = await openCoverage();
console.log(`${targets.length} targets, ${each} inputs each, seed ${seed}`);
for (const target of targets) {
  const started = performance.now();
  const { inputs, pieces, corpus, slowestMs, findings } = await fuzz({
    target,
    inputs: each,
    seed,
    coverage,
  });
  const perSecond = Math.round(inputs / ((performance.now() - started) / 1000));
  console.log(
    `${target.name}: ${inputs} inputs (${perSecond}/s), ${pieces} pieces of code, corpus ${corpus}, slowest ${Math.round(slowestMs)} ms, findings ${findings.length}`,
  );
  for (const [index, { says, input }] of findings.entries()) {
    const folder = join(tmpdir(), "countersign-fuzz");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${target.name.replaceAll(/\W+/gu, "-")}-${seed}-${index}`);
    writeFileSync(file, input);
    console.log(`  ${says}\n  input: ${file}`);
    process.exitCode = 1;
  }
}
await coverage.stop();
