import { expect, test } from "vitest";
import { aContract, aDeal, aSentContract, T0 } from "../../../tests/builders.ts";
import type { Contract } from "../contract.ts";
import type { Step, Seen } from "./step.ts";
import { whileWaiting } from "./while-waiting.ts";

const since = T0.toISOString();
const hourLater = new Date(T0.getTime() + 3_600_000);
const PAGE = "https://sign.example.com/a/acme/contracts/CS-TESTTESTTEST1";
const told = { "waiting/note": { state: "done", attempt: 1, at: since } } as const;

function stepOf(
  contract: Contract,
  { connection = "contracts", now = hourLater, seen = { deal: aDeal() } }: Options = {},
): Step {
  const waiting = {
    connection,
    code: "credentials_rejected",
    detail: "{{ 401 }}.",
    step: "create",
    since,
  } as const;
  return whileWaiting({ contract, seen, waiting, now, vendor: "Oneflow", pageUrl: PAGE });
}

interface Options {
  readonly connection?: string;
  readonly now?: Date;
  readonly seen?: Seen;
}

test("for an hour nobody is told, and the contract comes back when it is time to", () => {
  const now = new Date(hourLater.getTime() - 1);
  expect(stepOf(aContract(), { now })).toEqual({ do: "rest", until: hourLater });
});

test("after an hour the deal is told once that its contract waits, why, and that it goes out by itself", () => {
  const step = stepOf(aContract());
  expect(step).toMatchObject({ do: "act", acts: [{ kind: "note", key: "waiting/note" }] });
  const text = JSON.stringify(step);
  expect(text).toContain("has not been sent yet: it waits for Oneflow and goes on by itself");
  expect(text).toContain(`Its page: ${PAGE}"`);
  expect(text).toContain("Create a new token or key");
  expect(text).not.toContain("{{");
  expect(stepOf(aContract({ effects: told }))).toEqual({ do: "rest" });
});

test("a draft that was not sent is told of as well; what is out for signature is not: its signers have it", () => {
  expect(stepOf(aContract({ status: "drafted" })).do).toBe("act");
  expect(stepOf(aSentContract())).toEqual({ do: "rest" });
});

test("where Kommo is the trouble, or the deal is gone, there is nowhere to tell it", () => {
  expect(stepOf(aContract(), { connection: "kommo" })).toEqual({ do: "rest" });
  expect(stepOf(aContract(), { seen: { deal: "gone" } })).toEqual({ do: "rest" });
  expect(stepOf(aContract(), { seen: {} })).toEqual({ do: "see", what: "deal" });
});

test("a missing contract that a person takes back comes back when it has been missing for long enough", () => {
  const wishes = [{ id: "1", kind: "withdraw", by: "ada", at: since }] as const;
  const now = new Date(T0.getTime() + 60_000);
  const missing = aSentContract({ missingSince: T0, wishes });
  expect(stepOf(missing, { now })).toEqual({ do: "rest", until: new Date(T0.getTime() + 300_000) });
  expect(stepOf(aSentContract({ missingSince: T0 }), { now })).toEqual({ do: "rest" });
  expect(stepOf(aSentContract({ wishes }), { now })).toEqual({ do: "rest" });
});
