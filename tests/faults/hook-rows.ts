import type { HookFault } from "../../sandbox/kit/kit.ts";
import { forge } from "./forge.ts";
import type { WorldRow } from "./world-row.ts";

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
    fault: "forged hooks in each one's own shape: guessed address, wrong signature, old ones again",
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
    ...(minutes > 0 ? {} : { onDemand: true }),
    begin: ({ world }) => world.restart({ now: () => new Date(world.now().getTime() + minutes * 60_000) }),
    end: ({ world }) => world.restart(),
  })),
  ...(["kommo", "vendors"] as const).flatMap((side) =>
    [120, -120].map((minutes): WorldRow => ({
      group: "clocks",
      fault: `${side === "kommo" ? "Kommo's" : "the vendor's"} clock alone is two hours ${minutes > 0 ? "ahead" : "behind"}`,
      at: side === "kommo" ? "kommo" : "vendor",
      vendors: "every",
      minutes: 30,
      ...(minutes > 0 === (side === "vendors") ? {} : { onDemand: true }),
      begin: ({ world }) => world.sandbox.setSkew(side, minutes * 60_000),
      end: ({ world }) => world.sandbox.setSkew(side, 0),
    })),
  ),
];
