import type { DealView } from "../domain/deal.ts";
import { CountersignError, STOP } from "../domain/errors.ts";
import { createScope, needsOfTexts, renderText } from "../domain/fill/fill.ts";
import type { ContractWords, Scope } from "../domain/fill/fill.ts";
import type { Contract } from "../domain/contract.ts";
import type { ViewNeeds } from "../crm/crm.ts";
import type { Walk } from "./walk-state.ts";

/** Renders one of the playbook's texts about this contract. Reads of Kommo only what the text speaks of. */
export async function words(walk: Walk, text: string): Promise<string> {
  const view = await viewFor(walk, needsOfTexts([text]));
  const result = renderText(text, scopeOf(walk, view));
  if ("text" in result) return result.text;
  const sentences = result.problems.map((problem) => problem.text).join(" ");
  throw new CountersignError("configuration_invalid", STOP, sentences, { operation: "text" });
}

/** The deal with as much around it as is needed; read once per walk. */
export async function viewFor(walk: Walk, needs: ViewNeeds): Promise<DealView> {
  const { runtime, seen, ledger } = walk;
  const deal = seen.deal === undefined ? await runtime.crm.readDeal(ledger.row.dealId) : seen.deal;
  if (deal === undefined || deal === "gone") {
    throw new CountersignError("not_found", STOP, "The deal was deleted in Kommo.", { connection: "kommo" });
  }
  if (walk.view !== undefined && covers(walk.view, needs)) return walk.view;
  walk.view = await runtime.crm.readView(deal, needs);
  return walk.view;
}

/** What the deal has, and was asked for, is there. */
function covers(view: DealView, needs: ViewNeeds): boolean {
  const { deal } = view;
  const contact = !needs.contact || view.contact !== undefined || deal.contactIds.length === 0;
  const company = !needs.company || view.company !== undefined || deal.companyId === undefined;
  const user = !needs.user || view.user !== undefined || deal.responsibleUserId === undefined;
  return contact && company && user;
}

export function scopeOf({ ledger, connection, runtime, tools, seen }: Walk, view: DealView): Scope {
  const remote = seen.remote === undefined || seen.remote === "gone" ? ledger.row.remote : seen.remote;
  const contract = contractWords({ ...ledger.row, ...(remote ? { remote } : {}) }, connection.vendor);
  return createScope({
    view,
    contract,
    timezone: runtime.timezone,
    locale: runtime.locale,
    now: tools.now(),
  });
}

/** What texts may say about a contract. */
function contractWords(contract: Contract, vendor: string): ContractWords {
  const { remote, order } = contract;
  const signed = remote?.signers.filter((signer) => signer.status === "signed") ?? [];
  const declined = remote?.signers.find((signer) => signer.status === "declined");
  const reason = declined?.reason ?? whyWithdrawn(contract);
  return {
    reference: contract.reference,
    status: contract.status,
    vendor,
    ...(contract.remoteId === undefined ? {} : { id: contract.remoteId }),
    ...(order === undefined ? {} : { title: order.title, amount: order.deal.price }),
    ...(remote?.url === undefined ? {} : { url: remote.url }),
    ...(signed.length === 0 ? {} : { signedBy: signed.map((signer) => signer.name).join(", ") }),
    ...(declined === undefined ? {} : { declinedBy: declined.name }),
    ...(reason === undefined ? {} : { reason }),
    ...(contract.expiresAt === undefined ? {} : { expiresAt: contract.expiresAt.toISOString() }),
    ...(contract.sentAt === undefined ? {} : { sentAt: contract.sentAt.toISOString() }),
  };
}

/** What was said when we took it back; else that it vanished at the vendor, where it did. */
function whyWithdrawn({ status, effects, missingSince }: Contract): string | undefined {
  if (status !== "withdrawn") return undefined;
  const reason = effects["withdraw"]?.result?.["reason"];
  if (typeof reason === "string") return reason;
  return missingSince === undefined ? undefined : "it was deleted there";
}
