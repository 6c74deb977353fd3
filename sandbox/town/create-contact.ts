import type { Random } from "./random.ts";
import type { TownCompany, TownContact } from "./town.ts";
import { codedValues, valuesOf } from "./values.ts";
import { FIRST_NAMES, LAST_NAMES } from "./words.ts";

/** Ids of contacts start here. */
export const FIRST_CONTACT_ID = 30_000_001;

/** One invented person with a good e-mail address at example.com. */
export const createContact = (
  random: Random,
  at: number,
  companies: readonly TownCompany[],
  userIds: readonly number[],
): TownContact => {
  const firstName = random.pick(FIRST_NAMES);
  const lastName = random.pick(LAST_NAMES);
  const company = companies[at % Math.max(companies.length, 1)];
  return {
    id: FIRST_CONTACT_ID + at,
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    companyId: company?.id ?? null,
    responsibleUserId: userIds[at % userIds.length] ?? 0,
    createdAt: 1_740_100_000 + at * 60,
    values: [
      ...valuesOf("contacts", {
        Position: random.pick(["CEO", "Head of Sales", "Prokurist", "Økonomichef"]),
      }),
      ...codedValues("contacts", "Phone", [["MOB", `+45 20 ${random.whole(100_000, 999_999)}`]]),
      ...codedValues("contacts", "Email", [["WORK", `person${at + 1}@example.com`]]),
      ...valuesOf("contacts", {
        Language: random.pick(["English", "Deutsch", "Français", "Svenska", "Polski"]),
        Newsletter: random.whole(0, 1) === 1,
      }),
    ],
  };
};
