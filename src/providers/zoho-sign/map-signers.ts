import type { RemoteSigner } from "../../domain/remote.ts";
import { instant } from "./instant.ts";
import type { Action, VendorRequest } from "./schema.ts";

/** https://zoho.com/sign/api/getting-started-guide/use-cases/checking-the-document-status.html names the first four. */
const STATUSES = new Map<string, RemoteSigner["status"]>([
  ["NOACTION", "waiting"],
  ["UNOPENED", "asked"],
  ["VIEWED", "viewed"],
  ["SIGNED", "signed"],
  ["APPROVED", "signed"],
  ["DECLINED", "declined"],
  ["REJECTED", "declined"],
  ["BOUNCED", "undelivered"],
  ["UNDELIVERED", "undelivered"],
]);

/** Stands among the recipients and is nobody: the fields that the sender fills in. */
const PREFILL_ADDRESS = "noreply@zohosign.com";

/** Those who sign or approve, in their order; who only receives a copy is none of them. */
export function toSigners(request: VendorRequest): readonly RemoteSigner[] {
  const actions = (request.actions ?? []).filter(isSigner);
  const isDeclined = request.request_status.toLowerCase() === "declined";
  const suspects = isDeclined ? suspectsOf(actions) : [];
  return actions.map((action) => toSigner(action, request, suspects));
}

function isSigner({ action_type, recipient_email, recipient_name }: Action): boolean {
  if (action_type === "VIEW" || recipient_email?.toLowerCase() === PREFILL_ADDRESS) return false;
  return Boolean(recipient_email || recipient_name);
}

function toSigner(action: Action, request: VendorRequest, suspects: readonly Action[]): RemoteSigner {
  const hasDeclined = suspects.length === 1 && suspects[0] === action;
  // among several who can have done it the reason goes to the first, so that it is told at all
  const reason = suspects[0] === action ? (action.decline_reason ?? request.decline_reason) : undefined;
  const at = action.action_time ? instant(action.action_time) : undefined;
  return {
    name: action.recipient_name ?? "",
    email: action.recipient_email ?? "",
    ...(action.role ? { role: action.role } : {}),
    status: hasDeclined ? "declined" : statusOf(action),
    ...(at === undefined ? {} : { at }),
    ...(reason ? { reason: shorten(reason) } : {}),
  };
}

function statusOf({ action_status }: Action): RemoteSigner["status"] {
  return STATUSES.get(action_status?.toUpperCase() ?? "") ?? "unknown";
}

/** Who can have declined: the one whose word says so (its spelling is published nowhere), else those who were asked. */
function suspectsOf(actions: readonly Action[]): readonly Action[] {
  const told = actions.filter((action) => statusOf(action) === "declined");
  if (told.length > 0) return told;
  return actions.filter((action) => statusOf(action) !== "signed" && statusOf(action) !== "waiting");
}

/** A person's words, fit for a note: one line, cut after 500 characters. */
function shorten(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ").trim();
  return plain.length > 500 ? `${plain.slice(0, 499)}…` : plain;
}
