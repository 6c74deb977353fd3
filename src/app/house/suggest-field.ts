import type { FieldChoice } from "../../api/choices/choice-view.ts";

/** Words of templates, and the standard field that is meant by all of them. */
const MEANT: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:client|customer|contact|signer|recipient|kunde|cliente)?(?:e?mail|emailaddress)$/u,
    "{{ contact.email }}",
  ],
  [
    /^(?:client|customer|contact|signer|recipient|kunde|cliente)?(?:phone|mobile|telephone|telefon)(?:number)?$/u,
    "{{ contact.phone }}",
  ],
  [/^(?:client|customer|contact|signer|recipient|kunde|cliente|full)(?:name)?$/u, "{{ contact.name }}"],
  [/^(?:first|given)name$/u, "{{ contact.first_name }}"],
  [/^(?:last|family|sur)name$/u, "{{ contact.last_name }}"],
  [/^(?:client|customer)?(?:company|organi[sz]ation|firm|firma|empresa)(?:name)?$/u, "{{ company.name }}"],
  [/^(?:deal|contract|total|net)?(?:amount|price|value|sum|total|budget|betrag)$/u, "{{ deal.price }}"],
  [/^(?:contract|agreement|start|signing|sign|today|document)?s?date$|^today$/u, "{{ today }}"],
  [/^(?:kommo)?(?:deal|lead)(?:id|number|no)$/u, "{{ deal.id }}"],
  [/^(?:deal|lead|project|subject)(?:name|title)?$/u, "{{ deal.name }}"],
  [/^(?:seller|salesperson|salesrep|manager|owner|responsible|accountmanager)(?:name)?$/u, "{{ user.name }}"],
  [/^(?:seller|salesperson|salesrep|manager|owner|responsible)email$/u, "{{ user.email }}"],
  [/^(?:contract)?(?:reference|ref)(?:number|no|id)?$/u, "{{ contract.reference }}"],
];

/** The text that fits a template's field by name: a custom field of that name first; `undefined` = none does. */
export function suggestField(names: readonly string[], fields: readonly FieldChoice[]): string | undefined {
  for (const name of names) {
    const wanted = wordOf(name);
    if (wanted === "") continue;
    const own = fields.find((field) => wordOf(field.name) === wanted || wordOf(field.code ?? "") === wanted);
    const meant = own?.liquid ?? MEANT.find(([pattern]) => pattern.test(wanted))?.[1];
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** Who takes this role, as far as its name tells. */
export function suggestSigner(role: string): { readonly name: string; readonly email: string } | undefined {
  const word = wordOf(role);
  if (/internal|seller|sender|manager|company|supplier|vendor|provider|counter/u.test(word))
    return { name: "{{ user.name }}", email: "{{ user.email }}" };
  if (/client|customer|signer|buyer|recipient|contact|kunde|cliente|counterparty|party/u.test(word))
    return { name: "{{ contact.name }}", email: "{{ contact.email }}" };
  return undefined;
}

/** `Client_Name` → `clientname`. */
function wordOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
