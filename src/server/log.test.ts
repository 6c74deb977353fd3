import { expect, test } from "vitest";
import { CountersignError, STOP } from "../domain/errors.ts";
import { createLog, type Log } from "./log.ts";

function start(secrets: readonly string[] = []): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  return { log: createLog({ secrets, destination: { write: (line) => void lines.push(line) } }), lines };
}

test("a line is one JSON object with level, time and message", () => {
  const { log, lines } = start();
  log.info({ account: "acme" }, "Started.");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "info", account: "acme", msg: "Started." });
  expect(lines[0]).toMatch(/\n$/);
});

test("secrets leave no line: by key, by value, in messages, in errors, in nested text", () => {
  const { log, lines } = start(["kn0wn-secret"]);
  log.info(
    { token: "t1", nested: { clientSecret: "t2" }, deep: { a: { b: { access_token: "t3" } } } },
    "keys",
  );
  log.info("the key kn0wn-secret was used");
  log.error({ err: new Error("call to https://x.example.com/a?key=kn0wn-secret failed") }, "oops");
  log.warn({ err: new CountersignError("forbidden", STOP, "Bearer abcdefgh12345") }, "no");
  log.info({ body: '{"password":"t4","name":"Ann"}' }, "text in text");
  const all = lines.join("");
  for (const secret of ["kn0wn-secret", "t1", "t2", "t3", "t4", "abcdefgh12345"])
    expect(all).not.toContain(secret);
  expect(all).toContain("Ann");
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});

test("a line that cleaning would break is left out", () => {
  const { log, lines } = start(["level"]);
  log.info("x");
  expect(lines).toHaveLength(1);
  expect(() => JSON.parse(lines[0] ?? "")).not.toThrow();
});
