import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { SideMoods } from "../api/sandbox/sandbox-view.ts";
import { DEMO_CONNECTIONS } from "./demo-config.ts";

type Vendor = ReturnType<Sandbox["vendor"]>;
type CallFault = Parameters<Vendor["fault"]>[0];
type HookFault = Parameters<Vendor["hookFault"]>[0];

/** Every second call fails, so that one sees both the trouble and the way out of it. */
const CALLS: Readonly<Record<SideMoods["calls"], readonly CallFault[]>> = {
  well: [],
  errors: [{ kind: "500", every: 2 }],
  busy: [{ kind: "429", every: 2, retryAfterSeconds: 2 }],
  lost: [{ kind: "lost", match: "^POST ", every: 2 }],
  down: [{ kind: "reset", every: 1 }],
};

const LATE_MS = 8_000;

const NEWS: Readonly<Record<SideMoods["news"], readonly HookFault[]>> = {
  well: [],
  dropped: [{ kind: "drop", every: 1 }],
  doubled: [{ kind: "twice", every: 1 }],
  late: [{ kind: "late", every: 1, delayMs: LATE_MS }],
};

/** Kommo and every vendor. */
const SIDES: readonly string[] = ["kommo", ...DEMO_CONNECTIONS.map(({ id }) => id)];

/** How the sandbox's sides behave on purpose. */
export interface DemoMoods {
  read(): readonly (SideMoods & { readonly id: string })[];
  /** `false` = there is no such side. */
  set(side: string, moods: SideMoods): boolean;
  /** Everything goes well again. */
  clear(): void;
}

/** Everything goes well at first. */
export function createMoods(sandbox: Pick<Sandbox, "vendor">): DemoMoods {
  const well: SideMoods = { calls: "well", news: "well" };
  const moods = new Map<string, SideMoods>();

  function set(side: string, wanted: SideMoods): boolean {
    if (!SIDES.includes(side)) return false;
    const vendor = sandbox.vendor(side);
    vendor.clearFaults();
    for (const fault of CALLS[wanted.calls]) vendor.fault(fault);
    for (const fault of NEWS[wanted.news]) vendor.hookFault(fault);
    moods.set(side, wanted);
    return true;
  }

  return {
    read: () => SIDES.map((id) => ({ id, ...(moods.get(id) ?? well) })),
    set,
    clear() {
      for (const side of SIDES) set(side, well);
    },
  };
}
