import { readDocuments } from "../town.ts";
import { HOOK_SECRETS } from "../town-config.ts";
import type { HookFault } from "../../sandbox/kit/kit.ts";
import type { Scene, WorldRow } from "./world-row.ts";

type Hooks = readonly [fault: string, hook: HookFault, minutes: number];

const HOOKS: readonly Hooks[] = [
  ["hooks lost: none arrives, Kommo's and the vendor's", { kind: "drop", every: 1 }, 20],
  ["every hook twice", { kind: "twice", every: 1 }, 5],
  ["hooks overtake each other", { kind: "reorder", every: 1, delayMs: 40 }, 5],
  ["hooks come three days late", { kind: "late", every: 1, delayMs: 150 }, 6 * 1_440],
];

/** Hooks in trouble, and clocks that disagree. */
export const HOOK_ROWS: readonly WorldRow[] = [
  ...HOOKS.map(([fault, hook, minutes]): WorldRow => ({
    group: "hooks",
    fault,
    at: "vendor",
    vendors: "every",
    minutes,
    begin: ({ world }) => {
      for (const side of [world.sandbox.kommo, world.vendor]) side.hookFault(hook);
    },
    end: ({ world }) => {
      for (const side of [world.sandbox.kommo, world.vendor]) side.clearFaults();
    },
  })),
  {
    group: "hooks",
    fault: "forged hooks: strangers tell of deals won and contracts signed",
    at: "vendor",
    vendors: "every",
    minutes: 5,
    begin: forge,
    end: () => undefined,
  },
  ...[120, -120].map((minutes): WorldRow => ({
    group: "clocks",
    fault: `our clock is two hours ${minutes > 0 ? "ahead of" : "behind"} Kommo's and the vendor's`,
    at: "vendor",
    vendors: "every",
    minutes: 30,
    begin: ({ world }) => world.restart({ now: () => new Date(world.now().getTime() + minutes * 60_000) }),
    end: ({ world }) => world.restart(),
  })),
];

/** Throws when anything moves: nobody has signed, and the stranger's deal was never won. */
async function forge({ world }: Scene): Promise<void> {
  const before = await readDocuments(world.vendor);
  const untouched = await world.createDeal();
  const form = `leads[status][0][id]=${untouched}&leads[status][0][status_id]=142`;
  const claims = before.map(({ id }) =>
    JSON.stringify({
      event: "contract.signed",
      id,
      data: { id, state: "signed" },
      contract: { id, state: "signed" },
    }),
  );
  const guessed = "guessed-secret-000001";
  for (const secret of [guessed, HOOK_SECRETS.kommo]) await world.knock("kommo", { body: form, secret });
  for (const body of claims) {
    for (const secret of [guessed, HOOK_SECRETS.contracts]) await world.knock("contracts", { body, secret });
  }
  await world.settle();
  const after = await readDocuments(world.vendor);
  const deal = await world.deal(untouched);
  if (after.length !== before.length || deal.notes.length > 0 || deal.stage === "Contract signed")
    throw new Error("a forged hook moved something");
}
