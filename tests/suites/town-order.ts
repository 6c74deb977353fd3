import type { ContractOrder } from "../../src/domain/order.ts";
import type { Signer } from "../../src/domain/signer.ts";
import { REFERENCE } from "../../src/providers/test-order.ts";
import type { VendorFacts } from "./provider-stand.ts";

/** What the town's templates have in common, whatever vendor keeps them. */
export const TOWN_FIELDS = {
  required: "client_name",
  optional: "contract_date",
  select: "plan",
  options: ["Growth", "Scale", "Enterprise"],
} as const;

/** The order of the stands: two signers at once. */
export function townOrder(template: string): ContractOrder {
  return {
    reference: REFERENCE,
    template,
    title: "Agreement with Nordwind GmbH",
    message: "Please sign.",
    fields: {
      client_name: "Lena Vogt",
      client_email: "lena@example.com",
      deal_amount: "1200.50",
      plan: "Growth",
      contract_date: "2026-12-01",
      kommo_deal_id: "4711",
    },
    signers: [
      { role: "client", name: "Lena Vogt", email: "lena@example.com", order: 1, receives: "signature" },
      { role: "witness", name: "Jonas Berg", email: "jonas@example.com", order: 1, receives: "signature" },
    ],
    tags: [],
    timezone: "Europe/Berlin",
    locale: "de",
    deal: { id: "4711", name: "Nordwind", price: 1200 },
    options: {},
  };
}

/** The person behind the sandbox's credentials, as a signer. */
export function townOwner(email: string): Signer {
  return { role: "internal", name: "Ada Owner", email, order: 1, receives: "signature" };
}

const VALID = { client_name: "L", client_email: "l@example.com", deal_amount: "1" } as const;

/** Changes that keep the town's order from fitting, each with what the refusal has to name. */
export const MISFITS = {
  missingField: {
    change: { fields: { client_email: "lena@example.com", deal_amount: "1200" } },
    names: "client_name",
  },
  unknownTemplate: { change: { template: "No such agreement" }, names: "No such agreement" },
  unknownField: { change: { fields: { ...VALID, shoe_size: "44" } }, names: "shoe_size" },
  wrongOption: { change: { fields: { ...VALID, plan: "Platinum" } }, names: "plan" },
} as const satisfies VendorFacts["misfits"];

/** The change of the town's order that an update is tried with. */
export const CHANGE = { field: "deal_amount", to: "1300", leaves: "client_name" } as const;
