import type { RawCall } from "../../providers/provider.ts";
import type { HookDoor, HookNotice } from "../crm.ts";
import { claimOfForm, claimOfJson } from "./claim.ts";
import type { Claim } from "./claim.ts";

type DealEvent = HookNotice["deals"][number]["event"];

/** Groups of leads in a hook → what happened. Notes and chats on a lead are none of our business. */
const EVENTS: ReadonlyMap<string, DealEvent> = new Map([
  ["add", "added"],
  ["status", "moved"],
  ["update", "updated"],
  ["restore", "updated"],
  ["responsible", "updated"],
  ["delete", "deleted"],
]);

/** Reads what Kommo sends to our hook address. Nothing in it is signed: it only says which deals to look at. */
export const hooks: HookDoor = {
  read(call) {
    const body = decode(call.body);
    if (body.trim() === "") return { deals: [], ignored: "The body is empty." };
    // Kommo's documents draw JSON, its servers send forms, gateways relabel both: the first byte tells, not the header.
    const json = /^\s*[[{]/.test(body) ? claimOfJson(body) : undefined;
    return noticeOf(json ?? claimOfForm(body));
  },
};

function noticeOf(claim: Claim): HookNotice {
  const deals = new Map<string, HookNotice["deals"][number]>();
  const passed = new Set<string>();
  for (const { group, id } of claim.leads) {
    const event = EVENTS.get(group);
    if (event === undefined) passed.add(`leads[${group.slice(0, 30)}]`);
    else if (!/^\d{1,20}$/.test(id)) passed.add("a lead without a usable id");
    else deals.set(`${id}/${event}`, { id, event });
  }
  const about = [...passed, ...claim.others].slice(0, 5).join(", ");
  return {
    ...(Object.keys(claim.account).length === 0 ? {} : { account: claim.account }),
    deals: [...deals.values()],
    ...(deals.size > 0 ? {} : { ignored: `No deal in it; it is about: ${about || "nothing that we know"}.` }),
  };
}

function decode(bytes: RawCall["body"]): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const label = isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  return new TextDecoder(label).decode(bytes);
}
