import type { HookDoor, HookNotice } from "../crm/crm.ts";
import type { Delivery } from "../store/store.ts";
import type { Sorted } from "./sorted.ts";

/** Who an account is in the CRM. `id` where it is known. */
export interface AccountIdentity {
  readonly subdomain: string;
  readonly id?: string;
}

/** What a call of the CRM is about: looks for its deals, if it is from our account. */
export function sortHook(
  delivery: Pick<Delivery, "id" | "account" | "headers" | "body">,
  door: HookDoor,
  ours: AccountIdentity,
): Sorted {
  const { id, account } = delivery;
  const notice = readSafely(door, delivery);
  const foreign = foreignAccount(notice, ours);
  if (foreign !== undefined) return ignored(id, `The body names account ${foreign}.`);
  const deals = new Map<string, string>();
  for (const deal of notice.deals) {
    // The first event names the deal: what moved comes before what was updated along with it.
    if (!deals.has(deal.id)) deals.set(deal.id, deal.event);
  }
  if (deals.size === 0) return ignored(id, notice.ignored ?? "It is about no deal.");
  const ids = [...deals.keys()];
  const events = Map.groupBy(deals.values(), (event) => event);
  const counts = [...events].map(([event, which]) => `${which.length} ${event}`).join(", ");
  const reason = `${ids.length === 1 ? "1 deal" : `${ids.length} deals`}: ${counts}.`;
  return {
    outcome: { id, state: "sorted", reason, deals: ids },
    looks: ids.map((dealId) => ({ account, dealId, reason: "hook" })),
  };
}

function ignored(id: string, reason: string): Sorted {
  return { outcome: { id, state: "ignored", reason }, looks: [] };
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
  return otherName || otherId ? (subdomain ?? id ?? "").replaceAll(/[^\w.-]/gu, "").slice(0, 80) : undefined;
}
