import type { DealView } from "../domain/deal.ts";
import type { DealWords } from "../domain/deal-words.ts";

/** By what people will look for this deal's contract, as far as it was read. */
export function dealWords({ deal, company, contact, user }: DealView): DealWords {
  const { responsibleUserId: id } = deal;
  const named = user === undefined || user.name === "" ? {} : { name: user.name };
  return {
    name: deal.name,
    price: deal.price,
    ...(company === undefined ? {} : { company: company.name }),
    ...(contact === undefined ? {} : { contact: contact.name }),
    ...(id === undefined ? {} : { responsible: { id, ...named } }),
  };
}
