import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { HOOK_SECRETS } from "../../tests/town-config.ts";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench } from "./cli.testkit.ts";
import { readableLog } from "./log-line.ts";
import { eventually, startService } from "./service.testkit.ts";

const AT = new Date("2026-11-21T12:00:00Z");
let bench: Bench;
let database: TestDatabase;
beforeAll(async () => {
  bench = await createBench();
  database = await testDatabase();
});
afterAll(async () => {
  await bench.close();
  await database.close();
});

test("for people it tells the story instead of log lines, names what is missing, and tells of trouble", async () => {
  const file = await bench.write(
    ["publicUrl: https://sign.example.com, ", ""],
    [`        webhookSecret: ${HOOK_SECRETS.contracts}\n`, ""],
  );
  const argv = ["serve", "--config", file, "--port", "0", "--log", "story"];
  const service = startService(argv, { DATABASE_URL: database.url });
  onTestFinished(() => service.kill());
  const told = (): string => service.out.replace(/\s+/g, " "); // lines are wrapped
  const url = await eventually("it listens", () => /listens at (\S+)/.exec(service.out)?.[1]);
  await eventually(
    "the doors",
    () => /contracts: shut, .*connections\.contracts\.webhookSecret/.exec(service.out)?.[0],
  );
  expect(service.out).toContain("`server.publicUrl` is missing");
  expect(service.out).toContain(`${url}/webhooks/acme/kommo/…`);
  await bench.sandbox.kommo.control("subscribe", {
    url: `${url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`,
    events: ["status_lead"],
  });
  bench.sandbox.vendor("contractbook").fault({ kind: "lost", match: "^POST .*create_document" });
  await bench.sandbox.kommo.control("moveDeal", { id: 20_000_001, stage: "Won", pipeline: "Sales" });
  await eventually("the story", () => /won → the answer of contracts was lost/.exec(told())?.[0]);
  await eventually(
    "it goes on",
    () => /not created twice .*contract sent to person1@example\.com/.exec(told())?.[0],
  );
  await bench.write(["stage: Won", "stage: 1: 2"]);
  await eventually("the trouble", () => /! the changed configuration has problems/.exec(service.out)?.[0]);
  const { code, out, err } = await service.interrupt();
  expect([code, err]).toEqual([0, ""]);
  expect(out).not.toMatch(/^\{/m);
});

test("an unknown way to log, role or port is wrong use", async () => {
  const file = await bench.write();
  for (const [option, value] of [
    ["--log", "xml"],
    ["--role", "boss"],
    ["--port", "99999"],
  ] as const) {
    const { code, err } = await runHere(["serve", "--config", file, option, value]);
    expect(code).toBe(2);
    expect(err).toContain(`${option} takes`);
  }
});

test("a log line is told as a sentence with its particulars, and whatever else comes stays harmless", () => {
  const line = JSON.stringify({
    level: "warn",
    time: "x",
    msg: "a deal could not be looked at",
    deal: "1\u001b[2J",
  });
  expect(readableLog(line, AT, false)?.slice(10)).toBe("! a deal could not be looked at (deal: 1 [2J)");
  expect(readableLog('{"level":"info","msg":"running"}', AT, false)?.slice(10)).toBe("running");
  expect(readableLog('{"level":"debug","msg":"x"}', AT, false)).toBeUndefined();
  for (const odd of ["", "{", "null", "[]", '{"level":7}', '{"__proto__":1}'])
    expect(readableLog(odd, AT, false)).toBe(odd);
});
