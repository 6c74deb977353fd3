import { expect } from "vitest";
import type { ErrorCode } from "../../src/domain/errors.ts";
import type { CallFault } from "../../sandbox/kit/kit.ts";
import type { ProviderCase } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

/** The create fails this way; then looking tells the truth, or that it cannot be told. Nothing is created twice. */
async function looks(stand: ProviderStand, kind: CallFault["kind"], contracts: 0 | 1): Promise<void> {
  const order = stand.order();
  stand.vendor.fault({ kind, match: stand.facts.calls.create.source });
  const error = await stand.fails(stand.account.create(order));
  expect(error.verdict).toEqual({ next: "look" });
  expect(stand.vendor.count(order)).toBe(contracts);
  const { found } = await stand.account.find(order);
  const truth = contracts === 1 ? "one" : "none";
  expect(found).toBe(stand.can.find ? truth : "cannot-tell");
  expect(stand.vendor.count(order)).toBe(contracts);
}

/** The vendor answers the create with this status: nothing happened, and the code says why. */
function refused(status: number, code: ErrorCode, says: string): ProviderCase {
  return {
    says,
    async run(stand) {
      const body = { error: { message: "This is why", type: "some_type" }, message: "This is why" };
      // twice: a token that is refused may be replaced once
      stand.tap.on(stand.facts.calls.create, { answer: { status, body } }, 2);
      const error = await stand.fails(stand.account.create(stand.order()));
      expect(error).toMatchObject({ code, verdict: { next: "stop" }, where: { httpStatus: status } });
      expect(error.detail).toContain("This is why");
    },
  };
}

/** Creating, when the line or the vendor is at fault. */
export const CREATE_TROUBLE_CASES: readonly ProviderCase[] = [
  {
    says: "looks when the answer is lost, and finds one contract",
    run: (stand) => looks(stand, "lost", 1),
  },
  {
    says: "looks when it was done and answered with 500, and finds one contract",
    run: (stand) => looks(stand, "error500After", 1),
  },
  {
    says: "looks after a 500 that did nothing, and finds none",
    run: (stand) => looks(stand, "500", 0),
  },
  {
    says: "looks when the line breaks before anything was done",
    run: (stand) => looks(stand, "reset", 0),
  },
  {
    says: "looks when success comes with a page instead of an answer",
    run: (stand) => looks(stand, "nonsense", 0),
  },
  {
    says: "looks when the answer is too late",
    async run(stand) {
      const order = stand.order();
      const { create } = stand.facts.calls;
      stand.vendor.fault({ kind: "slow", delayMs: 1500, match: create.source });
      const error = await stand.fails(stand.connect({ timeoutMs: 600 }).create(order));
      expect(error).toMatchObject({ code: "outcome_unknown", verdict: { next: "look" } });
      expect((await stand.account.find(order)).found).toBe(stand.can.find ? "one" : "cannot-tell");
    },
  },
  {
    says: "looks when the answer breaks off, does not end or names nothing",
    async run(stand) {
      const { create } = stand.facts.calls;
      const bodies = [{}, [], null, { document: null }, { document: { id: 7 } }, { id: "../../x" }, "yes"];
      stand.tap.on(create, { cut: true });
      stand.tap.on(create, { pour: true });
      for (const body of bodies) stand.tap.on(create, { answer: { status: 201, body } });
      for (const answer of ["cut", "pour", ...bodies]) {
        const error = await stand.fails(stand.account.create(stand.order()));
        expect([answer, error.verdict.next]).toEqual([answer, "look"]);
        expect(["answer_unreadable", "outcome_unknown"]).toContain(error.code);
      }
    },
  },
  {
    says: "waits as long as the vendor asks for",
    async run(stand) {
      const order = stand.order();
      stand.vendor.fault({ kind: "429", retryAfterSeconds: 42, match: stand.facts.calls.create.source });
      expect(await stand.fails(stand.account.create(order))).toMatchObject({
        code: "rate_limited",
        verdict: { next: "wait", until: new Date(stand.clock.now().getTime() + 42_000) },
      });
      expect(stand.vendor.count(order)).toBe(0);
    },
  },
  refused(401, "credentials_rejected", "stops on 401: the credentials are refused"),
  refused(402, "plan_required", "stops on 402: the plan is used up"),
  refused(403, "forbidden", "stops on 403: a right is missing"),
  refused(409, "state_conflict", "stops on 409"),
  refused(422, "order_invalid", "stops on 422 with the vendor's own words"),
  {
    says: "does not trust what we said before when the vendor forgot the template",
    async run(stand) {
      await stand.account.create(stand.order());
      stand.tap.on(stand.facts.calls.create, { answer: { status: 404, body: {} } });
      const error = await stand.fails(stand.account.create(stand.order()));
      expect(error.verdict).toEqual({ next: "stop" });
      expect(["not_found", "order_invalid"]).toContain(error.code);
      expect((await stand.account.create(stand.order())).id).not.toBe("");
    },
  },
  {
    says: "follows no redirect with our credentials",
    async run(stand) {
      for (const status of [301, 302, 303, 307, 308]) {
        const headers = { location: `${stand.stranger.url}/create` };
        stand.tap.on(stand.facts.calls.create, { answer: { status, headers } });
        await stand.fails(stand.account.create(stand.order()));
      }
      expect(stand.stranger.heard).toEqual([]);
    },
  },
];
