import type { HookDoor, HookNotice } from "../crm/crm.ts";
import type { Delivery } from "../store/store.ts";
import type { Sorted } from "./sorted.ts";

/** Who an account is in the CRM. `id` where it is known. */
export interface AccountIdentity {
  readonly subdomain: string;
  readonly id?: string;
}

type DealEvent = HookNotice["deals"][number]["event"];

/** A call of the CRM: its deals with the event of each that says most, or why it is not for us. */
export interface ReadHook {
  readonly delivery: Pick<Delivery, "id" | "account">;
  readonly deals: ReadonlyMap<string, DealEvent>;
  readonly ignored?: string;
}

/** How much an event says: only the upper two say that a deal entered a stage. */
const STRENGTH = { moved: 3, added: 2, deleted: 1, updated: 0 } as const satisfies Record<DealEvent, number>;

/** What a call of the CRM is about, if it is from our account. */
export function readHook(
  delivery: Pick<Delivery, "id" | "account" | "headers" | "body">,
  door: HookDoor,
  ours: AccountIdentity,
): ReadHook {
  const notice = readSafely(door, delivery);
  const foreign = foreignAccount(notice, ours);
  if (foreign !== undefined)
    return { delivery, deals: new Map(), ignored: `The body names account ${foreign}.` };
  const deals = new Map<string, DealEvent>();
  for (const { id, event } of notice.deals) {
    const known = deals.get(id);
    if (known === undefined || STRENGTH[event] > STRENGTH[known]) deals.set(id, event);
  }
  return { delivery, deals, ...(notice.ignored === undefined ? {} : { ignored: notice.ignored }) };
}

/** Deals that matter only if there is a contract of theirs: it has to be asked whether there is one. */
export function changedDeals({ deals }: ReadHook): readonly string[] {
  return [...deals].filter(([, event]) => !enters(event)).map(([id]) => id);
}

/** Looks for the deals that entered a stage, and for the changed ones that we know. */
export function sortHook({ delivery, deals, ignored }: ReadHook, known: ReadonlySet<string>): Sorted {
  const { id, account } = delivery;
  if (deals.size === 0)
    return {
      outcome: { account, id, state: "ignored", reason: ignored ?? "It is about no deal." },
      looks: [],
    };
  const chosen = [...deals].filter(([dealId, event]) => enters(event) || known.has(dealId));
  const about = sentence([...deals.values()]);
  if (chosen.length === 0)
    return {
      outcome: {
        account,
        id,
        state: "ignored",
        reason: `${about}; no contract is about ${deals.size === 1 ? "it" : "them"}.`,
      },
      looks: [],
    };
  return {
    outcome: { account, id, state: "sorted", reason: `${about}.`, deals: chosen.map(([dealId]) => dealId) },
    looks: chosen.map(([dealId, event]) => ({ account, dealId, reason: "hook", entered: enters(event) })),
  };
}

/** How people say it. */
const WORDS = {
  moved: "moved to another stage",
  added: "added",
  deleted: "deleted",
  updated: "changed",
} as const satisfies Record<DealEvent, string>;

function sentence(all: readonly DealEvent[]): string {
  const [only, ...more] = all;
  if (only !== undefined && more.length === 0) return `A deal was ${WORDS[only]}`;
  const counts = [...Map.groupBy(all, (event) => event)].map(
    ([event, which]) => `${which.length} ${WORDS[event]}`,
  );
  return `${all.length} deals: ${counts.join(", ")}`;
}

function enters(event: DealEvent): boolean {
  return event === "added" || event === "moved";
}

function readSafely(door: HookDoor, call: Pick<Delivery, "headers" | "body">): HookNotice {
  try {
    return door.read(call);
  } catch {
    return { deals: [], ignored: "The body could not be read." };
  }
}

/** The claim is only compared with ours; the secret in the address has already said which account it is for. */
function foreignAccount({ account }: HookNotice, ours: AccountIdentity): string | undefined {
  const { id, subdomain } = account ?? {};
  const otherName = subdomain !== undefined && subdomain.toLowerCase() !== ours.subdomain.toLowerCase();
  const otherId = id !== undefined && ours.id !== undefined && id !== ours.id;
  const other = otherName ? subdomain : otherId ? id : undefined;
  return other?.replaceAll(/[^\w.-]/gu, "").slice(0, 80);
}
