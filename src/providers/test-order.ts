import type { Reference } from "../domain/contract.ts";
import type { ContractOrder } from "../domain/order.ts";

/** The reference of the orders in the providers' tests. A brand without a store: in life only our random source gives one. */
export const REFERENCE = "CS-7K2M9QX4TR" as Reference;

/** The signer of these orders. */
export const BO = {
  role: "client",
  name: "Bo Client",
  email: "bo@example.com",
  order: 1,
  receives: "signature",
} as const;

/** An order as the corridor would give it, with one signer; the vendor's fixture says the template. */
export function testOrder(more: Partial<ContractOrder> & Pick<ContractOrder, "template">): ContractOrder {
  return {
    reference: REFERENCE,
    title: "Agreement with Bo Client",
    fields: { client_name: "Bo Client", deal_amount: "12000" },
    signers: [BO],
    tags: [],
    timezone: "Europe/Stockholm",
    locale: "sv-SE",
    deal: { id: "701", name: "Bo's licence", price: 12000 },
    options: {},
    ...more,
  };
}
