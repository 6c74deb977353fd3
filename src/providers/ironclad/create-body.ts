import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Json } from "../../domain/json.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { fillAttributes } from "./fill-attributes.ts";
import type { Options } from "./options.ts";
import type { VendorTemplate } from "./schema.ts";
import { seatSigners } from "./seat-signers.ts";
import { attributeCalled, signerPlaces } from "./signer-places.ts";
import { COUNTERPARTY } from "./templates.ts";

/**
 * Body of a launch (`WorkflowLaunchModel`, which takes no other keys). Signers are attributes, and so is our reference:
 * nothing else lets a workflow be found again. Throws `order_incomplete`, `order_invalid`, `unsupported` or
 * `configuration_invalid` (STOP) when the order does not fit the template.
 */
export function createBody(
  order: ContractOrder,
  options: Options,
  template: VendorTemplate,
  creator: string | undefined,
): Readonly<Record<string, unknown>> {
  const { schema } = template;
  const seats = seatSigners(order.signers, signerPlaces(schema), options);
  const people = seats.flatMap(({ signer, place }): readonly (readonly [string, Json])[] => [
    [place.email, signer.email.trim()],
    ...(place.name === undefined ? [] : [[place.name, signer.name.trim()] as const]),
  ]);
  const first = seats.find(({ place }) => place.isCounterparty) ?? seats[0];
  const counterparty =
    Object.hasOwn(schema, COUNTERPARTY) && !isFilled(order, template) ? first?.signer : undefined;
  const given = {
    ...Object.fromEntries(people),
    ...(counterparty ? { [COUNTERPARTY]: counterparty.company ?? counterparty.name.trim() } : {}),
    [referenceIn(template, options)]: order.reference,
  };
  return {
    template: template.id,
    attributes: fillAttributes(schema, order, options, { given, isWhole: true }),
    ...(creator === undefined ? {} : { creator: { type: "email", email: creator } }),
  };
}

function isFilled({ fields }: ContractOrder, { schema }: VendorTemplate): boolean {
  return Object.entries(fields).some(
    ([name, text]) => text.trim() !== "" && attributeCalled(schema, name) === COUNTERPARTY,
  );
}

/** Id of the text question that receives our reference. Throws `configuration_invalid` for a template without one. */
export function referenceIn({ name, id, schema }: VendorTemplate, { reference }: Options): string {
  const attribute = attributeCalled(schema, reference) ?? attributeCalled(schema, "countersign_reference");
  if (attribute !== undefined && schema[attribute]?.type === "string") return attribute;
  const detail = `The template "${name ?? id}" has no text question "${reference}": add one to its launch form, so that its contracts can be found again.`;
  throw new CountersignError("configuration_invalid", STOP, detail, { operation: "create" });
}
