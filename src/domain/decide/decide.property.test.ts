import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Contract, ContractStatus, Effect, StageRef } from "../contract.ts";
import type { Waiting } from "../waiting.ts";
import { mayMove } from "../moves.ts";
import type { RemoteStatus } from "../remote.ts";
import {
  aContract,
  aDeal,
  allCapabilities,
  anOrder,
  aPlaybook,
  aRemote,
  ELSEWHERE,
  SIGNED_STAGE,
  T0,
  WON,
} from "../../../tests/builders.ts";
import { decide } from "./decide.ts";
import type { Seen, Step } from "./step.ts";
import { whileWaiting } from "./while-waiting.ts";

/** A world that obeys: every step is carried out as asked, and everything that was done is counted. */
interface World {
  row: Contract;
  remote: RemoteStatus | "gone";
  stage: StageRef | "gone";
  price: number;
  now: Date;
  readonly counts: Map<string, number>;
  wishes: number;
  /** What the vendor shows of our other contracts. */
  others: NonNullable<Seen["others"]>;
  /** What the vendor tells about the contract, beside its state. */
  notes: readonly string[];
  /** The vendor refuses our key. */
  isBroken: boolean;
  /** When the vendor was seen without the contract, since it was last seen with it. */
  goneAt: readonly Date[];
}

const event = fc.oneof(
  fc.record({
    is: fc.constant("vendor" as const),
    status: fc.constantFrom<RemoteStatus | "gone">(
      "drafted",
      "sent",
      "signed",
      "declined",
      "expired",
      "withdrawn",
      "unknown",
      "gone",
    ),
  }),
  fc.record({
    is: fc.constant("deal" as const),
    stage: fc.constantFrom<StageRef | "gone">(WON, ELSEWHERE, SIGNED_STAGE, "gone"),
  }),
  fc.record({ is: fc.constant("price" as const), price: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    is: fc.constant("wish" as const),
    kind: fc.constantFrom("withdraw" as const, "remind" as const, "resume" as const, "send" as const),
  }),
  fc.record({ is: fc.constant("days" as const), days: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ is: fc.constant("minutes" as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  fc.record({
    is: fc.constant("others" as const),
    others: fc.constantFrom("shown" as const, "missing" as const, "none" as const),
  }),
  fc.record({ is: fc.constant("key" as const), isBroken: fc.boolean() }),
  fc.record({
    is: fc.constant("news" as const),
    notes: fc.subarray(["Changes requested.", "An e-mail came back."]),
  }),
);

const settings = fc.record({
  draft: fc.boolean(),
  update: fc.boolean(),
  signedCopy: fc.boolean(),
  remind: fc.boolean(),
  revive: fc.boolean(),
  expiry: fc.constantFrom("vendor" as const, "ours" as const),
  withdraw: fc.constantFrom("delete" as const, "none" as const),
});

test("whatever happens in whatever order, every walk ends, nothing is done twice, every move is in the table", () => {
  fc.assert(
    fc.property(settings, fc.boolean(), fc.array(event, { maxLength: 12 }), (can, resend, events) => {
      const world = newWorld();
      const playbook = aPlaybook({ expired: { resend } });
      const walk = () => walkToRest(world, { playbook, can: allCapabilities(can) });
      walk();
      for (const happening of events) {
        happen(world, happening);
        walk();
      }
      for (const [what, times] of world.counts) expect(`${what}: ${times}`).toBe(`${what}: 1`);
    }),
    { numRuns: 1_500 },
  );
});

function newWorld(): World {
  return {
    row: aContract(),
    remote: "drafted",
    stage: WON,
    price: 1200,
    now: T0,
    counts: new Map(),
    wishes: 0,
    others: "shown",
    notes: [],
    isBroken: false,
    goneAt: [],
  };
}

function happen(world: World, happening: ReturnType<typeof event.generate>["value"]): void {
  if (happening.is === "vendor" && world.row.remoteId !== undefined) world.remote = happening.status;
  if (happening.is === "deal") world.stage = happening.stage;
  if (happening.is === "price") world.price = happening.price;
  if (happening.is === "minutes") world.now = new Date(world.now.getTime() + happening.minutes * 60_000);
  if (happening.is === "others") ({ others: world.others } = happening);
  if (happening.is === "key") ({ isBroken: world.isBroken } = happening);
  if (happening.is === "news") ({ notes: world.notes } = happening);
  if (happening.is === "days") world.now = new Date(world.now.getTime() + happening.days * 86_400_000);
  if (happening.is === "wish") {
    const wish = {
      id: `w${(world.wishes += 1)}`,
      kind: happening.kind,
      by: "ada",
      at: world.now.toISOString(),
    };
    world.row = { ...world.row, wishes: [...world.row.wishes, wish] };
  }
}

function walkToRest(world: World, rules: Pick<Parameters<typeof decide>[0], "playbook" | "can">): void {
  let seen: Seen = {};
  let waiting: Waiting | undefined;
  for (let steps = 0; steps < 60; steps += 1) {
    const { row: contract, now } = world;
    const step: Step = waiting
      ? whileWaiting({ contract, seen, waiting, now, vendor: "Oneflow" })
      : decide({ contract, ...rules, seen, now });
    if (step.do === "rest") return void (world.row = withWaiting(contract, waiting));
    if (waiting === undefined && (step.do === "doubt" || (world.isBroken && asksVendor(step)))) {
      waiting = { ...REFUSED, since: contract.waiting?.since ?? now.toISOString() };
    } else seen = carryOut(world, step, seen);
  }
  throw new Error(`does not converge: ${JSON.stringify(world.row)}`);
}

const REFUSED = {
  connection: "contracts",
  code: "credentials_rejected",
  detail: "401",
  step: "look:remote",
} as const;

function withWaiting({ waiting: _, ...row }: Contract, waiting: Waiting | undefined): Contract {
  return waiting ? { ...row, waiting } : row;
}

function asksVendor(step: Step): boolean {
  if (step.do === "see") return step.what === "remote" || step.what === "others";
  return ["create", "update", "send", "withdraw", "remind"].includes(step.do);
}

function carryOut(world: World, step: Step, seen: Seen): Seen {
  expect(world.isBroken && asksVendor(step)).toBe(false);
  switch (step.do) {
    case "see":
      return { ...seen, ...look(world, step.what) };
    case "create":
      count(world, "create");
      settle(world, "create", {
        remoteId: aRemote("drafted").id,
        order: anOrder({ deal: { id: "1", name: "d", price: world.price } }),
      });
      enter(world, "drafted");
      world.remote = "drafted";
      return { ...seen, remote: aRemote("drafted") };
    case "update":
      world.row = { ...world.row, order: anOrder({ deal: { id: "1", name: "d", price: world.price } }) };
      return seen;
    case "send":
      // what went back to a draft at the vendor goes out again only when a person says so
      count(world, `send ${world.row.wishes.find((wish) => wish.kind === "send")?.id ?? "by itself"}`);
      settle(world, "send", {
        wishes: world.row.wishes.filter((wish) => wish.kind !== "send"),
        sentAt: world.now,
        expiresAt: new Date(world.now.getTime() + 14 * 86_400_000),
      });
      enter(world, "sent");
      world.remote = "sent";
      return { ...withoutRemote(seen), justSent: true };
    case "withdraw":
      return takeBack(world, step, seen);
    case "enter":
      expect(mayMove(world.row.status, step.status)).toBe(true);
      if (step.reason.includes("deleted there")) expectSeenGoneTwice(world);
      enter(world, step.status);
      return seen;
    case "act":
      for (const act of step.acts) {
        expect(world.row.effects[act.key]?.state).not.toBe("done");
        count(world, act.key);
        settle(world, act.key, {});
        if (act.kind === "deal" && act.stage) world.stage = act.stage;
      }
      expect(step.acts.length).toBeGreaterThan(0);
      return seen;
    default:
      return rest(world, step, seen);
  }
}

function rest(world: World, step: Step, seen: Seen): Seen {
  const without = (id: string) => world.row.wishes.filter((wish) => wish.id !== id);
  if (step.do === "remind" || step.do === "drop") world.row = { ...world.row, wishes: without(step.wish.id) };
  if (step.do === "resume") {
    const { failure: _, ...row } = world.row;
    world.row = { ...row, wishes: without(step.wish.id) };
  }
  if (step.do === "refuse") settle(world, `refused:${world.row.status}>${step.status}`, {});
  if (step.do === "again")
    settle(
      world,
      `expired${(world.row.rounds.expired ?? 1) > 1 ? `#${world.row.rounds.expired}` : ""}/again`,
      {},
    );
  return seen;
}

function takeBack(world: World, step: Extract<Step, { do: "withdraw" }>, seen: Seen): Seen {
  const wishes = world.row.wishes.filter((wish) => wish.kind !== "withdraw");
  settle(world, "withdraw", { wishes });
  enter(world, step.because === "expired" ? "expired" : "withdrawn");
  return seen;
}

/** One "not found" proves nothing, and neither do two while none of our contracts is found. */
function expectSeenGoneTwice({ goneAt, now, others }: World): void {
  const [first = now] = goneAt;
  expect(now.getTime() - first.getTime()).toBeGreaterThanOrEqual(4 * 60_000);
  expect(others).not.toBe("missing");
}

function lookAtRemote(world: World): Seen {
  const { missingSince = world.now, ...row } = world.row;
  if (world.remote === "gone") {
    world.goneAt = [...world.goneAt, world.now];
    const isOpen = row.status === "drafted" || row.status === "sent";
    if (isOpen) world.row = { ...row, missingSince };
    return { remote: "gone" };
  }
  world.goneAt = [];
  world.row = row;
  const remote = aRemote(world.remote, { notes: world.notes });
  world.row = { ...row, remote };
  return { remote };
}

function look(world: World, what: Extract<Step, { do: "see" }>["what"]): Seen {
  if (what === "deal")
    return { deal: world.stage === "gone" ? "gone" : aDeal({ ...world.stage, price: world.price }) };
  if (what === "remote") return lookAtRemote(world);
  if (what === "others") return { others: world.others };
  const round = world.row.rounds[world.row.status] ?? 1;
  return {
    stages: { label: round > 1 ? `${world.row.status}#${round}` : world.row.status, target: SIGNED_STAGE },
  };
}

function withoutRemote({ remote: _, ...seen }: Seen): Seen {
  return seen;
}

function count(world: World, what: string): void {
  world.counts.set(what, (world.counts.get(what) ?? 0) + 1);
}

function settle(world: World, key: string, change: Partial<Contract>): void {
  const effect: Effect = { state: "done", attempt: 1, at: world.now.toISOString() };
  world.row = { ...world.row, ...change, effects: { ...world.row.effects, [key]: effect } };
}

function enter(world: World, status: ContractStatus): void {
  world.row = {
    ...world.row,
    status,
    rounds: { ...world.row.rounds, [status]: (world.row.rounds[status] ?? 0) + 1 },
  };
}
