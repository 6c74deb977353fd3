import { expect } from "vitest";
import type { ErrorCode } from "../../src/domain/errors.ts";
import type { ProviderCase } from "./provider-case.ts";
import { readNow, sent } from "./provider-case.ts";

const DEEP = `${"[".repeat(40_000)}${"]".repeat(40_000)}`;

/** Answers with status 200 that are none. */
const GARBAGE: readonly unknown[] = [
  "",
  "<!doctype html><title>Please wait</title>",
  "{",
  "null",
  null,
  [],
  [[[]]],
  7,
  true,
  {},
  { error: { message: "sorry" } },
  { document: null, data: null, contract: null },
  { document: [], data: [], id: [], status: {} },
  { document: { id: 7, state: 7 }, id: {}, status: 7 },
  { document: { state: "signed" }, status: null },
  '{"__proto__": {"id": "x", "state": "signed", "status": "signed"}}',
  '{"document": {"__proto__": {"state": "signed"}}, "constructor": 1}',
  '{"document": {"id": 1e400, "state": 1e999}}',
  DEEP,
  `{"document": ${DEEP}}`,
  { document: { id: "x".repeat(1_000_000), state: "signed" } },
  { documents: Array.from({ length: 50_000 }, (_, index) => ({ id: index })) },
];

/** The vendor answers the read with this status. */
function refused(status: number, code: ErrorCode, says: string): ProviderCase {
  return {
    says,
    async run(stand) {
      const id = await sent(stand);
      // twice: a token that is refused may be replaced once
      stand.tap.on(stand.facts.calls.read, { answer: { status, body: {} } }, 2);
      expect(await stand.fails(stand.account.read(id))).toMatchObject({ code, verdict: { next: "stop" } });
    },
  };
}

/** Reading, when the line or the vendor is at fault. */
export const READ_TROUBLE_CASES: readonly ProviderCase[] = [
  {
    says: "tries again after 500, 502, 503 and 504",
    async run(stand) {
      const id = await sent(stand);
      for (const status of [500, 502, 503, 504]) {
        stand.tap.on(stand.facts.calls.read, { answer: { status, body: "" } });
        expect(await stand.fails(stand.account.read(id))).toMatchObject({
          code: "unavailable",
          verdict: { next: "retry" },
        });
      }
      expect((await readNow(stand, id)).status).toBe("sent");
    },
  },
  {
    says: "tries again when the line breaks or the answer is lost",
    async run(stand) {
      const id = await sent(stand);
      for (const kind of ["reset", "lost"] as const) {
        stand.vendor.fault({ kind, match: stand.facts.calls.read.source });
        expect(await stand.fails(stand.account.read(id))).toMatchObject({
          code: "unreachable",
          verdict: { next: "retry" },
        });
      }
    },
  },
  {
    says: "tries again when the answer is too late",
    async run(stand) {
      const id = await sent(stand);
      stand.vendor.fault({ kind: "slow", delayMs: 1500, match: stand.facts.calls.read.source });
      expect(await stand.fails(stand.connect({ timeoutMs: 600 }).read(id))).toMatchObject({
        code: "unreachable",
        verdict: { next: "retry" },
      });
    },
  },
  {
    says: "waits as long as the vendor asks for",
    async run(stand) {
      const id = await sent(stand);
      stand.vendor.fault({ kind: "429", retryAfterSeconds: 90, match: stand.facts.calls.read.source });
      expect(await stand.fails(stand.account.read(id))).toMatchObject({
        code: "rate_limited",
        verdict: { next: "wait", until: new Date(stand.clock.now().getTime() + 90_000) },
      });
    },
  },
  refused(401, "credentials_rejected", "stops on 401: the credentials are refused"),
  refused(402, "plan_required", "stops on 402: the plan does not include it"),
  refused(403, "forbidden", "stops on 403, and does not take it for a contract that is gone"),
  {
    says: "crashes on no answer that is none, and believes none of them",
    async run(stand) {
      const id = await sent(stand);
      for (const [index, body] of GARBAGE.entries()) {
        const headers = { "content-type": "application/json" };
        stand.tap.on(stand.facts.calls.read, { answer: { status: 200, headers, body } });
        const error = await stand.fails(stand.account.read(id));
        expect([index, error.code]).toEqual([index, "answer_unreadable"]);
        expect(error.verdict.next).not.toBe("look");
      }
      expect(Object.hasOwn(Object.prototype, "state")).toBe(false);
      expect((await readNow(stand, id)).status).toBe("sent");
    },
  },
  {
    says: "gives up an answer that breaks off or does not end",
    async run(stand) {
      const id = await sent(stand);
      stand.tap.on(stand.facts.calls.read, { cut: true });
      expect((await stand.fails(stand.account.read(id))).verdict.next).toBe("retry");
      stand.tap.on(stand.facts.calls.read, { pour: true });
      expect((await stand.fails(stand.account.read(id))).code).toBe("answer_unreadable");
    },
  },
  {
    says: "follows no redirect with our credentials",
    async run(stand) {
      const id = await sent(stand);
      for (const status of [301, 302, 303, 307, 308]) {
        const headers = { location: `${stand.stranger.url}/read` };
        stand.tap.on(stand.facts.calls.read, { answer: { status, headers } });
        await stand.fails(stand.account.read(id));
      }
      expect(stand.stranger.heard).toEqual([]);
    },
  },
];
