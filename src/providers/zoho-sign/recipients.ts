import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ErrorCode } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Signer } from "../../domain/signer.ts";
import { same } from "../../domain/same.ts";
import type { Options } from "./options.ts";
import type { TemplateAction } from "./schema.ts";

const EMAIL = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+\.[^\s@<>"(),:;\\.]{2,}$/u;

/** https://zoho.com/writer/help/api/v1/sign-api.html lists them; the Sign API's own pages show `en` only. */
const LANGUAGES: ReadonlySet<string> = new Set("zh nl en fr de it ja pl pt ru es sv".split(" "));

/** A recipient as `createdocument` takes it: keys beyond these are refused (code 9043). */
export interface Recipient {
  readonly action_id: string;
  readonly action_type: string;
  readonly role: string;
  readonly recipient_name: string;
  readonly recipient_email: string;
  readonly signing_order: number;
  readonly verify_recipient: boolean;
  readonly verification_type?: string;
  readonly private_notes: string;
  readonly language?: string;
}

type Seat = TemplateAction & { readonly signer?: Signer };

/**
 * One recipient for each role of the template, because none may be missing and none added. Who is not named in the order
 * must be preset in the template. Throws `order_incomplete`, `order_invalid` or `unsupported` (STOP).
 */
export function recipientsOf(
  order: Pick<ContractOrder, "signers" | "language">,
  options: Options,
  actions: readonly TemplateAction[],
): readonly Recipient[] {
  checkSigners(order.signers);
  const seats = seatsOf(order.signers, actions);
  const steps = [...new Set(order.signers.map((signer) => signer.order))].toSorted((a, b) => a - b);
  const isOurs = rulesOrder(order, actions);
  return seats.map((seat, index) => {
    const { signer, role, action_id, action_type, recipient_name, recipient_email } = seat;
    const place = isOurs && signer ? steps.indexOf(signer.order) + 1 : (seat.signing_order ?? index + 1);
    const language = (signer?.language ?? order.language ?? "").slice(0, 2).toLowerCase();
    const note = Object.entries(options.privateNotes).find(([name]) => same(name, role ?? ""))?.[1];
    return {
      action_id,
      action_type,
      role: role ?? "",
      recipient_name: (signer?.name ?? recipient_name ?? "").trim(),
      recipient_email: (signer?.email ?? recipient_email ?? "").trim(),
      signing_order: place,
      verify_recipient: options.verification === "email" && action_type !== "VIEW",
      ...(options.verification === "email" && action_type !== "VIEW" ? { verification_type: "EMAIL" } : {}),
      private_notes: note ?? "",
      ...(signer && LANGUAGES.has(language) ? { language } : {}),
    };
  });
}

/** Does the order say who signs when? Where the template presets somebody, the template says it. */
export function rulesOrder(
  order: Pick<ContractOrder, "signers">,
  actions: readonly TemplateAction[],
): boolean {
  return order.signers.length > 1 && order.signers.length >= actions.length;
}

function seatsOf(signers: readonly Signer[], actions: readonly TemplateAction[]): readonly Seat[] {
  const left = new Set(signers);
  const seats: Seat[] = actions.map((action) => {
    const signer = [...left].find(({ role }) => same(role, action.role ?? ""));
    if (signer === undefined) return action;
    left.delete(signer);
    return { ...action, signer };
  });
  const [only, ...others] = actions;
  const [alone] = signers;
  // with one of each there is nothing to confuse
  if (only && others.length === 0 && alone && signers.length === 1)
    return checked([{ ...only, signer: alone }]);
  if (left.size > 0) {
    const roles = actions.map(({ role }) => role ?? "").join(", ");
    const detail = `The template has no role ${rolesOf([...left])}; its roles are: ${roles === "" ? "none" : roles}. Name the signer's \`role\` after one of them.`;
    throw refusal("order_invalid", detail);
  }
  return checked(seats);
}

function checked(seats: readonly Seat[]): readonly Seat[] {
  const empty = seats.filter(
    ({ signer, recipient_email, recipient_name }) => !signer && (!recipient_email || !recipient_name),
  );
  if (empty.length > 0) {
    const roles = empty.map(({ role }) => role ?? "").join(", ");
    throw refusal(
      "order_incomplete",
      `Nobody is named for these roles of the template: ${roles}. Name a signer for each in the playbook, or preset them in the template.`,
    );
  }
  for (const { signer, action_type, role } of seats) {
    if (signer === undefined) continue;
    const wanted = signer.receives === "copy" ? "a copy" : "the contract to sign";
    const isCopy = action_type === "VIEW";
    if (action_type === "INPERSONSIGN")
      throw refusal(
        "unsupported",
        `The role ${role} is signed in person, with a host: we only send by e-mail.`,
      );
    if (isCopy !== (signer.receives === "copy"))
      throw refusal(
        "order_invalid",
        `${signer.role} is to receive ${wanted}, and the template's role does not.`,
      );
  }
  return seats;
}

function checkSigners(signers: readonly Signer[]): void {
  if (signers.every(({ receives }) => receives === "copy"))
    throw refusal("order_incomplete", "The contract has no signer.");
  const nameless = signers.filter(({ name }) => name.trim() === "");
  if (nameless.length > 0) throw refusal("order_incomplete", `Signers without a name: ${rolesOf(nameless)}.`);
  const unreachable = signers.filter(({ email }) => !EMAIL.test(email.trim()));
  if (unreachable.length > 0)
    throw refusal("order_invalid", `Signers without a valid e-mail: ${rolesOf(unreachable)}.`);
}

function rolesOf(signers: readonly Signer[]): string {
  return signers.map(({ role }) => role).join(", ");
}

function refusal(code: ErrorCode, sentence: string): CountersignError {
  return new CountersignError(code, STOP, sentence, { operation: "create" });
}
