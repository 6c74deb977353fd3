import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ErrorCode } from "../../domain/errors.ts";
import type { Json } from "../../domain/json.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Signer } from "../../domain/signer.ts";
import { isYes } from "../is-yes.ts";
import { same } from "../../domain/same.ts";
import { toIsoDate } from "../to-date.ts";
import { toPlainNumber } from "../to-number.ts";
import type { BriefField, BriefTemplate } from "./brief-schema.ts";
import { typeOf } from "./brief-templates.ts";
import { COUNTERPARTY } from "./templates.ts";

/**
 * Body of the article's `POST /workflows`: the template as an object, attributes named like the template's fields, signers in
 * numbered groups. Its own code puts the name where the e-mail belongs; here each stands in its place.
 */
export function briefBody(order: ContractOrder, template: BriefTemplate): unknown {
  checkSigners(order.signers);
  const steps = [...new Set(order.signers.map((signer) => signer.order))].toSorted((a, b) => a - b);
  return {
    template: { id: template.id },
    attributes: attributesOf(order, template),
    signerGroups: steps.map((step, index) => ({
      group: String(index + 1),
      signers: order.signers
        .filter((signer) => signer.order === step)
        .map(({ email, name }) => ({ email: email.trim(), name: name.trim() })),
    })),
  };
}

function attributesOf(order: ContractOrder, { schemaFields }: BriefTemplate): Readonly<Record<string, Json>> {
  const filled = new Map<string, Json>();
  const unknown: string[] = [];
  const wrong: string[] = [];
  for (const [name, text] of Object.entries(order.fields)) {
    if (text.trim() === "") continue;
    const field =
      schemaFields.find((known) => known.name === name) ??
      schemaFields.find((known) => same(known.name, name));
    const value = field && valueOf(text, field, order);
    if (field === undefined) unknown.push(name);
    else if (value === undefined) wrong.push(`${name}: "${text.slice(0, 60)}" is no ${wordFor(field)}`);
    else filled.set(field.name, value);
  }
  const counterparty = schemaFields.find(({ name }) => same(name, COUNTERPARTY));
  const [first] = order.signers;
  if (counterparty && first && !filled.has(counterparty.name))
    filled.set(counterparty.name, first.company ?? first.name.trim());
  const missing = schemaFields
    .filter(({ name, required }) => required === true && !filled.has(name))
    .map(({ name }) => name);
  const sentences = [
    missing.length > 0 ? `Required and empty: ${missing.slice(0, 30).join(", ")}.` : "",
    unknown.length > 0 ? `Not in the template: ${unknown.slice(0, 30).join(", ")}.` : "",
    wrong.length > 0 ? `Not usable: ${wrong.slice(0, 10).join("; ").slice(0, 700)}.` : "",
  ].filter((sentence) => sentence !== "");
  if (sentences.length > 0)
    throw refusal(
      unknown.length + wrong.length > 0 ? "order_invalid" : "order_incomplete",
      sentences.join(" "),
    );
  return Object.fromEntries(filled);
}

/** `undefined` = the text does not fit the field. */
function valueOf(text: string, field: BriefField, order: ContractOrder): Json | undefined {
  switch (typeOf(field)) {
    case "number": {
      const plain = toPlainNumber(text, order.locale);
      return plain === undefined ? undefined : Number(plain);
    }
    case "date":
      return toIsoDate(text, order.timezone, order.locale);
    case "checkbox":
      return isYes(text);
    case "select": {
      const options = field.options ?? [];
      return options.length === 0
        ? text
        : (options.find((option) => option === text) ?? options.find((option) => same(option, text)));
    }
    default:
      return text;
  }
}

function wordFor(field: BriefField): string {
  const type = typeOf(field);
  if (type !== "select") return type;
  return `option; there are ${(field.options ?? []).slice(0, 20).join(", ")}`;
}

function checkSigners(signers: readonly Signer[]): void {
  if (signers.length === 0) throw refusal("order_incomplete", "The contract has no signer.");
  const copies = signers.filter(({ receives }) => receives === "copy").map(({ role }) => role);
  if (copies.length > 0)
    throw refusal("unsupported", `A launch names no recipients of a mere copy: ${copies.join(", ")}.`);
}

function refusal(code: ErrorCode, sentence: string): CountersignError {
  return new CountersignError(code, STOP, sentence, { operation: "create" });
}
