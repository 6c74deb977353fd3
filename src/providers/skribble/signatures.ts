import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ErrorCode } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { signingOrderOf } from "../../domain/signer.ts";
import type { SignatureLevel, Signer } from "../../domain/signer.ts";
import { same } from "../../domain/same.ts";
import { toLanguage } from "./language.ts";
import type { Options } from "./options.ts";
import { splitName } from "./split-name.ts";

const EMAIL = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+\.[^\s@<>"(),:;\\.]{2,}$/u;

/** Who signs, as `signatures[]` of a signature request (schema `SignatureRecipient`). */
export function signaturesOf(
  order: Pick<ContractOrder, "signers" | "language">,
  options: Options,
  level: SignatureLevel,
): readonly unknown[] {
  const signing = signingOf(order.signers);
  const steps = [...new Set(signing.map((signer) => signer.order))].toSorted((a, b) => a - b);
  const atOnce = signingOrderOf(signing) === "parallel";
  if (options.phoneRequired && level !== "SES") requirePhones(signing);
  return signing.map((signer) => {
    const accounts = accountsOf(signer, options);
    const email = signer.email.trim();
    const language = toLanguage(signer.language, order.language);
    const said = language === undefined ? {} : { language };
    const mark = markOf(signer, options);
    return {
      ...(accounts === "none" ? {} : { account_email: email }),
      ...(accounts === "required" ? {} : { signer_identity_data: { ...identityOf(signer), ...said } }),
      ...said,
      ...(atOnce ? {} : { sequence: steps.indexOf(signer.order) + 1 }),
      ...(mark === undefined ? {} : { visual_signature: mark }),
    };
  });
}

/** Those who sign, in their order. Throws `order_incomplete` or `order_invalid` (STOP). */
export function signingOf(signers: readonly Signer[]): readonly Signer[] {
  const signing = signers.filter(({ receives }) => receives === "signature");
  if (signing.length === 0) throw refusal("order_incomplete", "The contract has no signer.");
  const nameless = rolesOf(signers, ({ name }) => name.trim() === "");
  if (nameless !== "") throw refusal("order_incomplete", `Signers without a name: ${nameless}.`);
  const unreachable = rolesOf(signers, ({ email }) => !EMAIL.test(email.trim()));
  if (unreachable !== "") throw refusal("order_invalid", `Signers without a valid e-mail: ${unreachable}.`);
  // each entry would have to be signed once more (schema `CreateSignatureRequest`, "distinct identity")
  const emails = signing.map(({ email }) => email.trim().toLowerCase());
  const twice = emails.find((email, index) => emails.indexOf(email) !== index);
  if (twice !== undefined)
    throw refusal("order_invalid", `The same person would have to sign twice: ${twice}.`);
  return signing;
}

/** Addresses of those who only receive a copy. They need a Skribble account, or the request is refused. */
export function observersOf(signers: readonly Signer[]): readonly string[] {
  return signers.filter(({ receives }) => receives === "copy").map(({ email }) => email.trim());
}

function identityOf({ name, email, phone }: Signer): Readonly<Record<string, string>> {
  const digits = (phone ?? "").replaceAll(/\D/gu, "");
  return {
    email_address: email.trim(),
    ...splitName(name),
    // digits with the country's code and nothing else, as all examples of the vendor have it
    ...(digits === "" ? {} : { mobile_number: digits }),
  };
}

function accountsOf({ role }: Signer, { accounts }: Options): "either" | "required" | "none" {
  if (typeof accounts === "string") return accounts;
  return Object.entries(accounts).find(([known]) => same(known, role))?.[1] ?? "either";
}

function markOf({ role }: Signer, { marks }: Options): unknown {
  const mark = Object.entries(marks).find(([known]) => same(known, role))?.[1];
  if (mark === undefined) return undefined;
  if ("field" in mark) return { form_field: mark.field };
  // pages count from 0 there, and are texts
  return { position: { ...mark, page: String(mark.page - 1) } };
}

function requirePhones(signers: readonly Signer[]): void {
  const silent = rolesOf(signers, ({ phone }) => (phone ?? "").replaceAll(/\D/gu, "") === "");
  if (silent !== "") throw refusal("order_incomplete", `Signers without a mobile number: ${silent}.`);
}

function rolesOf(signers: readonly Signer[], wrong: (signer: Signer) => boolean): string {
  return signers
    .filter(wrong)
    .map(({ role }) => role)
    .join(", ");
}

function refusal(code: ErrorCode, sentence: string): CountersignError {
  return new CountersignError(code, STOP, sentence, { operation: "create" });
}
