import { expect, test } from "vitest";
import { createMetrics } from "../../src/server/metrics.ts";
import type { MetricSources } from "../../src/server/metric-sources.ts";

/** What would end a label, a line or a sample, or begin another one. */
const HOSTILE = [
  'a"} 1\ncountersign_contracts{status="signed',
  "a\\",
  'a\\"b',
  "# HELP countersign_contracts none\n# TYPE countersign_contracts counter",
  "a\r\nb",
  "a\u2028b\u0085c\0d",
  "{}=,\t 1e9 NaN",
  "\u202Ea\uD800b",
  "__proto__",
  "",
];

const NOTHING = { waiting: 0, ready: 0, running: 0, oldestReadyMs: 0 };

/** Every label that an outside name may reach says this one. */
function sourcesOf(name: string): MetricSources {
  const row = { account: name, connection: name, count: 1 };
  return {
    contractCounts: () => Promise.resolve({ [name]: 1 }),
    lookCounts: () => Promise.resolve(NOTHING),
    health: () => Promise.resolve([{ ...row, state: "bad", since: new Date(0), lastAt: new Date(0) }]),
    waiting: () => Promise.resolve([{ ...row, code: name }]),
    held: () => Promise.resolve([{ ...row, playbook: name }]),
    drift: () => Promise.resolve([{ ...row, fromCrm: 1 }]),
    limits: () => Promise.resolve([{ key: name, waitMs: 0, isBlocked: false }]),
    tokenEnds: () => Promise.resolve([{ ...row, at: new Date(0) }]),
    pool: () => ({ busy: 0, idle: 0, waiting: 0 }),
  };
}

const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"/gu;
const SAMPLE =
  /^([a-zA-Z_:][\w:]*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)*)\})? (?:[+-]?Inf|NaN|[-+\d.eE]+)$/u;
const COMMENT = /^# (?:HELP|TYPE) [a-zA-Z_:][\w:]* .+$/u;

/** Values of labels as who reads the figures takes them; a line that is none of the format's throws. */
function labelsOf(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of text.split("\n")) {
    if (line === "" || COMMENT.test(line)) continue;
    const sample = SAMPLE.exec(line);
    if (sample === null) throw new Error(`no line of the format: ${JSON.stringify(line)}`);
    for (const [, label = "", value = ""] of (sample[2] ?? "").matchAll(LABEL)) {
      const told = value.replaceAll(/\\(.)/gu, (_, sign: string) => (sign === "n" ? "\n" : sign));
      found.set(label, (found.get(label) ?? new Set()).add(told));
    }
  }
  return found;
}

const linesOf = (text: string): number => text.split("\n").length;

test.each(HOSTILE)("the name %j breaks no line of the figures", async (name) => {
  const metrics = createMetrics(sourcesOf(name));
  const calm = createMetrics(sourcesOf("calm"));
  for (const [one, told] of [
    [metrics, name],
    [calm, "calm"],
  ] as const) {
    one.delivery(told, 1);
    one.walk(told, "done", 1);
    const call = { at: new Date(0), account: told, connection: told, contracts: [], operation: "look" };
    const recorder = one.counting({ record: () => undefined, flush: () => Promise.resolve() });
    recorder.record({ ...call, method: "GET", url: "", durationMs: 1, error: told });
  }
  const { body } = await metrics.text();
  const labels = labelsOf(body);
  for (const label of ["account", "connection", "playbook", "code", "limit", "reason", "result"])
    expect([...(labels.get(label) ?? [])], label).toContain(name);
  // as many lines as for a calm name: none was begun, and none taken away
  expect(linesOf(body)).toBe(linesOf((await calm.text()).body));
});
