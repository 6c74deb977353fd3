import { expect, test, vi } from "vitest";
import type { RecordedCall } from "./http.ts";
import { recordedCall } from "./recorded-call.ts";
import { createRecorder } from "./recorder.ts";
import { createRedactor } from "./redact.ts";
import { holdBody } from "./held-body.ts";

function call(operation: string): RecordedCall {
  return {
    at: new Date(0),
    account: "acme",
    connection: "kommo",
    contracts: [],
    operation,
    method: "GET",
    url: "https://x.example.com/",
    durationMs: 1,
  };
}

test("entries are written by themselves, soon and in order", async () => {
  const written: string[] = [];
  const recorder = createRecorder(
    async (calls) => {
      written.push(calls.map(({ operation }) => operation).join());
    },
    { flushMs: 5 },
  );
  recorder.record(call("a"));
  recorder.record(call("b"));
  await vi.waitFor(() => expect(written).toEqual(["a,b"]));
});

test("a full batch does not wait for the timer", async () => {
  const sizes: number[] = [];
  const recorder = createRecorder(async (calls) => void sizes.push(calls.length), {
    flushMs: 60_000,
    batch: 10,
  });
  for (let n = 0; n < 25; n += 1) recorder.record(call("x"));
  await recorder.flush();
  expect(sizes).toEqual([10, 10, 5]);
});

test("a store that fails reaches no caller; the entries are written later, the oldest are dropped", async () => {
  let broken = true;
  const written: string[] = [];
  const problems: number[] = [];
  const recorder = createRecorder(
    async (calls) => {
      if (broken) throw new Error("no database");
      written.push(...calls.map(({ operation }) => operation));
    },
    { flushMs: 60_000, mostWaiting: 3, onProblem: ({ dropped }) => problems.push(dropped) },
  );
  for (const name of ["a", "b", "c"]) recorder.record(call(name));
  await recorder.flush();
  recorder.record(call("d"));
  broken = false;
  await recorder.flush();
  expect(written).toEqual(["b", "c", "d"]);
  expect(problems).toEqual([0, 1]);
});

test("what is written is plain and redacted", async () => {
  let written: readonly RecordedCall[] = [];
  const recorder = createRecorder(async (calls) => void (written = calls));
  const raw = { ...call("create"), request: holdBody('{"token":"x"}', "application/json") };
  recorder.record(recordedCall(raw, createRedactor([])));
  await recorder.flush();
  expect(Object.getOwnPropertyDescriptor(written[0], "requestBody")?.value).toBe('{"token":"[removed]"}');
});
