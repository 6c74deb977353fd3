import type { Contract } from "../domain/contract.ts";
import { uuidv7 } from "../store/reference.ts";
import type { Store } from "../store/store.ts";
import type { DemoDesk } from "./demo-desk.ts";
import { narrate } from "./narrate.ts";

/** How long it takes the invented operator to find out what is missing, in real milliseconds. */
const THINKS_MS = 5_000;
const MOST = 50;

/** Somebody who reads the tasks, fills in what is missing and presses resume. */
export interface Operator {
  /** Looks at what needs attention; takes up what has been waiting long enough. */
  round(): Promise<void>;
}

/** An operator who can do one thing: find e-mail addresses. */
export function createOperator(
  store: Pick<Store, "contracts" | "trail">,
  desk: Pick<DemoDesk, "fillInEmail">,
  options: {
    readonly now: () => Date;
    readonly write: (line: string) => void;
    readonly color: boolean;
    readonly thinksMs?: number;
  },
): Operator {
  const { now, thinksMs = THINKS_MS } = options;
  const firstSeen = new Map<string, number>();

  async function fix({ id, dealId, reference, account }: Contract): Promise<void> {
    const who = await desk.fillInEmail(dealId);
    if (who === undefined) return;
    const name = (await store.trail.of(account, id))[0]?.data?.["deal"];
    const text = `${who} fills in the e-mail address and presses “resume”`;
    const told = { reference, dealId, account, ...(typeof name === "string" ? { dealName: name } : {}) };
    for (const line of narrate({ at: now(), text }, told, options)) options.write(line);
    await store.contracts.wish(account, id, {
      id: uuidv7(),
      kind: "resume",
      by: who,
      at: now().toISOString(),
    });
  }

  return {
    async round() {
      for (const contract of await store.contracts.list({ status: "failed", limit: MOST })) {
        const { id, failure } = contract;
        if (failure?.code !== "order_incomplete") continue;
        const since = firstSeen.get(id) ?? performance.now();
        firstSeen.set(id, since);
        if (performance.now() - since < thinksMs) continue;
        firstSeen.set(id, Infinity); // once is enough: whatever else is missing is beyond this operator
        await fix(contract);
      }
    },
  };
}
