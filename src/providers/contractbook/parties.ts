import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ErrorCode } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Signer } from "../../domain/signer.ts";
import type { Options } from "./options.ts";
import { isUuid } from "./remote-id.ts";
import type { Party } from "./schema.ts";
import { same } from "../../domain/same.ts";

const EMAIL = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+\.[^\s@<>"(),:;\\.]{2,}$/u;

interface NewSignee {
  readonly email: string;
  readonly full_name: string;
  /** 0-based step in the signing order; with `grouped` the group's number. */
  readonly order: number;
  readonly signature_verification_methods?: readonly string[];
}

/** A party of the request; signers of one company are signees of one party. */
export interface NewParty {
  readonly id?: string;
  readonly type: "company" | "personal";
  readonly name: string;
  readonly reference: string;
  readonly number?: string;
  readonly address?: string;
  readonly signees: NewSignee[];
}

/**
 * Parties and signees of the order. The playbook's role becomes the party's `reference` (how the text calls it); a party
 * of the template with that reference lends its id, name, number and address, because sending parties replaces them.
 * Throws `order_incomplete`, `order_invalid` or `unsupported` (STOP).
 */
export function partiesOf(
  order: ContractOrder,
  options: Options,
  templateParties: readonly Party[],
): readonly NewParty[] {
  checkSigners(order.signers);
  const steps = [...new Set(order.signers.map((signer) => signer.order))].toSorted((a, b) => a - b);
  const parties = new Map<string, NewParty>();
  for (const [index, signer] of order.signers.entries()) {
    const fresh = partyOf(signer, options, templateParties);
    const key = fresh.type === "company" ? `company ${fresh.name.trim().toLowerCase()}` : `person ${index}`;
    const party = parties.get(key) ?? fresh;
    party.signees.push(signeeOf(signer, steps.indexOf(signer.order), options));
    parties.set(key, party);
  }
  return withDistinctIds([...parties.values()]);
}

function partyOf(signer: Signer, options: Options, templateParties: readonly Party[]): NewParty {
  const details = Object.entries(options.parties).find(([role]) => same(role, signer.role))?.[1] ?? {};
  const reference = details.reference ?? signer.role;
  const model = templateParties.find((party) => same(party.reference ?? "", reference));
  const modelCompany = model?.type === "company" ? filled(model.name) : undefined;
  const company = filled(signer.company) ?? details.name ?? modelCompany;
  const number = details.number ?? filled(model?.number);
  const address = details.address ?? filled(model?.address);
  const id = filled(model?.id);
  return {
    ...(id !== undefined && isUuid(id) ? { id } : {}),
    type: company === undefined ? "personal" : "company",
    name: company ?? signer.name,
    reference: model?.reference ?? reference,
    ...(number === undefined ? {} : { number }),
    ...(address === undefined ? {} : { address }),
    signees: [],
  };
}

// two companies in one role must not share the template's one party
function withDistinctIds(parties: readonly NewParty[]): readonly NewParty[] {
  const taken = new Set<string>();
  return parties.map(({ id, ...party }) => {
    if (id === undefined || taken.has(id)) return party;
    taken.add(id);
    return { id, ...party };
  });
}

function signeeOf(signer: Signer, step: number, options: Options): NewSignee {
  const { verification } = options;
  const methods = Array.isArray(verification)
    ? verification
    : Object.entries(verification ?? {}).find(([role]) => same(role, signer.role))?.[1];
  return {
    email: signer.email.trim(),
    full_name: signer.name.trim(),
    order: step,
    ...(methods === undefined ? {} : { signature_verification_methods: methods }),
  };
}

function checkSigners(signers: readonly Signer[]): void {
  if (signers.length === 0) throw refusal("order_incomplete", "The contract has no signer.");
  const rolesOf = (wrong: (signer: Signer) => boolean): string =>
    signers
      .filter(wrong)
      .map((signer) => signer.role)
      .join(", ");
  const copies = rolesOf((signer) => signer.receives === "copy");
  if (copies !== "")
    throw refusal("unsupported", `Contractbook knows no recipients of a mere copy: ${copies}.`);
  const nameless = rolesOf((signer) => signer.name.trim() === "");
  if (nameless !== "") throw refusal("order_incomplete", `Signers without a name: ${nameless}.`);
  const unreachable = rolesOf((signer) => !EMAIL.test(signer.email.trim()));
  if (unreachable !== "") throw refusal("order_invalid", `Signers without a valid e-mail: ${unreachable}.`);
}

function refusal(code: ErrorCode, sentence: string): CountersignError {
  return new CountersignError(code, STOP, sentence, { operation: "create" });
}

function filled(text: string | null | undefined): string | undefined {
  const trimmed = (text ?? "").trim();
  return trimmed === "" ? undefined : trimmed;
}
