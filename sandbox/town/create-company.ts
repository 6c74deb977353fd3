import type { Random } from "./random.ts";
import type { TownCompany } from "./town.ts";
import { codedValues, valuesOf } from "./values.ts";
import { CITIES, COMPANY_FORMS, COMPANY_WORDS, STREETS } from "./words.ts";

/** Ids of companies start here. */
const FIRST_COMPANY_ID = 40_000_001;

/** One invented company with address, tax number and legal entity. */
export const createCompany = (random: Random, at: number, userIds: readonly number[]): TownCompany => {
  const name = `${random.pick(COMPANY_WORDS)} ${random.pick(COMPANY_FORMS)}`;
  const [city, country, zip] = random.pick(CITIES);
  const street = `${random.pick(STREETS)} ${random.whole(1, 90)}`;
  const vat = `${country}${random.whole(100_000_000, 999_999_999)}`;
  return {
    id: FIRST_COMPANY_ID + at,
    name,
    responsibleUserId: userIds[at % userIds.length] ?? 0,
    createdAt: 1_740_000_000 + at * 60,
    values: [
      ...codedValues("companies", "Phone", [["WORK", `+46 40 ${random.whole(100_000, 999_999)}`]]),
      ...codedValues("companies", "Email", [["WORK", `office${at + 1}@example.com`]]),
      ...valuesOf("companies", { Web: `https://company${at + 1}.example.com`, "VAT number": vat }),
      ...codedValues("companies", "Billing address", [
        ["address_line_1", street],
        ["city", city],
        ["zip", zip],
        ["country", country],
      ]),
      ...valuesOf("companies", {
        "Legal entity": { name, entity_type: 1, vat_id: vat, address: `${street}, ${zip} ${city}` },
      }),
    ],
  };
};
