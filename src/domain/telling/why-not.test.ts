import { expect, test } from "vitest";
import {
  aContract,
  aDeal,
  aPlaybook,
  aRemote,
  aSentContract,
  allCapabilities,
  T0,
} from "../../../tests/builders.ts";
import type { Capabilities } from "../capabilities.ts";
import { STATUSES } from "../contract.ts";
import type { Contract, ContractStatus, Wish } from "../contract.ts";
import { decide } from "../decide/decide.ts";
import { whyNot } from "./why-not.ts";
import type { ConnectionWords } from "./why-not.ts";
import { sayInEnglish } from "../../texts/texts.ts";

const READER = { say: sayInEnglish, at: "terminal" } as const;

const KINDS = ["withdraw", "remind", "extend", "resume", "send"] as const;
const FAILURE = {
  code: "order_incomplete",
  detail: "No e-mail.",
  where: {},
  step: "create",
  since: T0.toISOString(),
} as const;

function through(change: Partial<Capabilities> = {}): ConnectionWords {
  return { vendor: "Contractbook", dialectName: "brief", can: allCapabilities(change) };
}

/** All outcomes told already, so that only the wish is left to decide about. */
function rested(status: ContractStatus): Contract {
  const done = { state: "done", attempt: 1, at: T0.toISOString() } as const;
  const keys = ["deal", "note", "task", "archive", "attach"].map(
    (act) => [`${status}/${act}`, done] as const,
  );
  const base = status === "planned" ? aContract() : aSentContract();
  const { send: _, ...unsent } = base.effects;
  const { sent: __, ...rounds } = base.rounds;
  return status === "drafted"
    ? { ...base, status, effects: unsent, rounds }
    : { ...base, status, effects: { ...base.effects, ...Object.fromEntries(keys) } };
}

/** What the corridor does about the wish: does it drop it without doing anything? */
function isDropped(contract: Contract, kind: Wish["kind"], can: Capabilities): boolean {
  const until = new Date(T0.getTime() + 86_400_000).toISOString();
  const wish = { id: "w", kind, by: "ada", at: T0.toISOString(), until };
  const remote = contract.status === "planned" ? undefined : aRemote(contract.status);
  const seen = { deal: aDeal(), ...(remote === undefined ? {} : { remote }) };
  const step = decide({
    contract: { ...contract, wishes: [wish] },
    playbook: aPlaybook({}, { send: { ...aPlaybook().send, automatically: false } }),
    can,
    seen,
    now: T0,
  });
  return step.do === "drop";
}

const CHANGES: readonly Partial<Capabilities>[] = [
  { remind: true, expiry: "ours", revive: false },
  { remind: false, expiry: "vendor", extend: false },
  { expiry: "vendor", extend: true, revive: false },
  { expiry: "vendor", extend: true, revive: true },
];

test("the command refuses all that the corridor would drop, and nothing else of it", () => {
  for (const status of STATUSES)
    for (const kind of ["withdraw", "remind", "extend", "send"] as const)
      for (const change of CHANGES) {
        const contract = rested(status);
        const connection = through(change);
        const isRefused = whyNot(kind, contract, connection, READER) !== undefined;
        expect([status, kind, change, isRefused]).toEqual([
          status,
          kind,
          change,
          isDropped(contract, kind, connection.can),
        ]);
      }
});

test("a contract that is out cannot be taken back where the dialect has no call for it, and the way out is told", () => {
  const contract = aSentContract({ expiresAt: new Date("2026-12-24T08:00:00Z") });
  const refusal = whyNot("withdraw", contract, through({ withdraw: "none" }), READER);
  expect(refusal?.text).toBe(
    "Contractbook (contracts, dialect brief) offers no way to take back CS-TESTTESTTEST1, which is out for signature.",
  );
  expect(refusal?.help).toContain("in Contractbook's own application");
  expect(refusal?.help).toContain("2026-12-24");
  const own = "The vendor's own setting decides when it expires.";
  const undated = whyNot(
    "withdraw",
    contract,
    { ...through({ withdraw: "none" }), lacksDeadline: own },
    READER,
  );
  expect(undated?.help).toContain(own);
  expect(undated?.help).not.toContain("2026-12-24");
  expect(whyNot("withdraw", rested("drafted"), through({ withdraw: "none" }), READER)).toBeUndefined();
  const missing = { ...contract, missingSince: T0 };
  expect(whyNot("withdraw", missing, through({ withdraw: "none" }), READER)).toBeUndefined();
  expect(whyNot("withdraw", contract, undefined, READER)).toBeUndefined();
});

test("only what has stopped or waits can be resumed", () => {
  for (const status of STATUSES) expect(whyNot("resume", rested(status), undefined, READER)).toBeDefined();
  expect(whyNot("resume", { ...rested("planned"), failure: FAILURE }, undefined, READER)).toBeUndefined();
  const waiting = {
    connection: "contracts",
    code: "credentials_rejected",
    detail: "x",
    step: "create",
    since: T0.toISOString(),
  } as const;
  expect(whyNot("resume", { ...rested("planned"), waiting }, undefined, READER)).toBeUndefined();
});

test("a contract that has stopped is resumed or withdrawn before anything else, with the command for it", () => {
  const stopped = { ...rested("sent"), failure: FAILURE };
  for (const kind of ["remind", "send"] as const) {
    const refusal = whyNot(kind, stopped, through(), READER);
    expect(refusal?.text).toContain("No e-mail.");
    expect(refusal?.help).toContain("countersign retry --account acme --contract CS-TESTTESTTEST1");
  }
  expect(whyNot("withdraw", stopped, through(), READER)).toBeUndefined();
});

test("every refusal says what it is about and what to do instead", () => {
  for (const status of STATUSES)
    for (const kind of KINDS) {
      const refusal = whyNot(kind, rested(status), through({ remind: false, withdraw: "none" }), READER);
      if (refusal === undefined) continue;
      const { text, help } = refusal;
      expect([text, help].join(" ")).toContain("CS-TESTTESTTEST1");
      expect([text.endsWith("."), help.length > 10]).toEqual([true, true]);
    }
});
