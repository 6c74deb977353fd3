import type { TownEntity, TownField, TownFieldType } from "./town.ts";

type Option = readonly [value: string, code?: string];
type Draft = readonly [
  name: string,
  type: TownFieldType,
  more?: { readonly code?: string; readonly options?: readonly Option[] },
];

const LANGUAGES: readonly Option[] = [["English"], ["Deutsch"], ["Français"], ["Svenska"], ["Polski"]];
const ADDRESS_PARTS: readonly Option[] = [
  ["address_line_1", "address_line_1"],
  ["address_line_2", "address_line_2"],
  ["city", "city"],
  ["state", "state"],
  ["zip", "zip"],
  ["country", "country"],
];
const PHONES: readonly Option[] = ["WORK", "WORKDD", "MOB", "FAX", "HOME", "OTHER"].map((word) => [
  word,
  word,
]);
const MAILS: readonly Option[] = ["WORK", "PRIV", "OTHER"].map((word) => [word, word]);
const PHONE: Draft = ["Phone", "multitext", { code: "PHONE", options: PHONES }];
const EMAIL: Draft = ["Email", "multitext", { code: "EMAIL", options: MAILS }];
const BILLING: Draft = ["Billing address", "smart_address", { options: ADDRESS_PARTS }];

/** More than one page (50) of deal fields: whoever reads only the first page misses `Contract ID`. */
const FILLERS: readonly Draft[] = Array.from({ length: 36 }, (_, at) => [
  `Sales note ${String(at + 1).padStart(2, "0")}`,
  "text",
]);

const LEADS: readonly Draft[] = [
  ["Plan", "select", { options: [["Growth"], ["Scale"], ["Enterprise"]] }],
  ["Country", "text"],
  ["Language", "select", { options: LANGUAGES }],
  ["Start date", "date"],
  ["Term months", "numeric"],
  BILLING,
  ["Legal entity", "legal_entity"],
  ["Annual value", "monetary"],
  ["Auto-renew", "checkbox"],
  ["Payment terms", "radiobutton", { options: [["14 days"], ["30 days"], ["60 days"]] }],
  ["Products", "multiselect", { options: [["Licence"], ["Support"], ["Training"]] }],
  ["Kick-off", "date_time"],
  ["Signatory's birthday", "birthday"],
  ["Special terms", "textarea"],
  ["Website", "url"],
  ["Delivery address", "streetaddress"],
  ["utm_source", "tracking_data", { code: "UTM_SOURCE" }],
  ["Signed contract", "file"],
  ["Product line", "chained_list"],
  ["Reseller", "linked_entity"],
  ...FILLERS,
  ["Contract ID", "text"],
];

const CONTACTS: readonly Draft[] = [
  ["Position", "text", { code: "POSITION" }],
  PHONE,
  EMAIL,
  ["Language", "select", { options: LANGUAGES }],
  ["Birthday", "birthday"],
  ["Newsletter", "checkbox"],
];

const COMPANIES: readonly Draft[] = [
  PHONE,
  EMAIL,
  ["Web", "url", { code: "WEB" }],
  ["VAT number", "text"],
  BILLING,
  ["Legal entity", "legal_entity"],
];

/** Parts of an address have the ids 1–6 everywhere; all other enum ids are the account's own. */
const define = (drafts: readonly Draft[], firstId: number): readonly TownField[] =>
  drafts.map(([name, type, more], at) => {
    const id = firstId + 2 * at;
    const options = more?.options?.map(([value, code], place) => ({
      id: type === "smart_address" ? place + 1 : id * 10 + place,
      value,
      code: code ?? null,
      sort: place * 10,
    }));
    return {
      id,
      name,
      type,
      code: more?.code ?? null,
      sort: 500 + at,
      enums: options ?? null,
      currency: type === "monetary" ? "EUR" : null,
    };
  });

/** All field definitions of the town; every type of Kommo's reference occurs. */
export const FIELDS: Readonly<Record<TownEntity, readonly TownField[]>> = {
  leads: define(LEADS, 810_001),
  contacts: define(CONTACTS, 820_001),
  companies: define(COMPANIES, 830_001),
};
