import { PIPELINES } from "./pipelines.ts";
import type { Random } from "./random.ts";
import type { TownContact, TownDeal } from "./town.ts";
import { codedValues, valuesOf } from "./values.ts";
import { CITIES, STREETS } from "./words.ts";

/** Ids of deals start here. */
const FIRST_DEAL_ID = 20_000_001;

const [SALES, PARTNERS] = PIPELINES;
/** Open stages before the contract: nothing in a fresh town waits for one. */
const OPEN = [1, 1, 2, 2, 2, 0] as const;

const valuesOfDeal = (random: Random): TownDeal["values"] => {
  const [city, country, zip] = random.pick(CITIES);
  return [
    ...valuesOf("leads", {
      Plan: random.pick(["Growth", "Scale", "Enterprise"]),
      Country: country,
      Language: random.pick(["English", "Deutsch", "Français", "Svenska", "Polski"]),
      // Midnight in the account's zone (winter, UTC+1), as Kommo stores a date.
      "Start date": 1_767_222_000 + random.whole(0, 60) * 86_400,
      "Term months": String(random.pick([12, 24, 36])),
    }),
    ...codedValues("leads", "Billing address", [
      ["address_line_1", `${random.pick(STREETS)} ${random.whole(1, 90)}`],
      ["city", city],
      ["zip", zip],
      ["country", country],
    ]),
    ...valuesOf("leads", {
      "Annual value": String(random.whole(10, 900) * 100),
      "Auto-renew": random.whole(0, 1) === 1,
      "Payment terms": random.pick(["14 days", "30 days", "60 days"]),
      Products: random.pick([["Licence"], ["Licence", "Support"], ["Licence", "Support", "Training"]]),
    }),
  ];
};

/** One invented deal with a main contact and that contact's company, before its contract; some are lost. */
export const createDeal = (
  random: Random,
  at: number,
  contacts: readonly TownContact[],
  userIds: readonly number[],
): TownDeal => {
  const pipeline = at % 6 === 5 ? PARTNERS : SALES;
  const isLost = at % 25 === 24;
  const stage = pipeline.stages[pipeline === SALES ? random.pick(OPEN) : 1];
  const contact = contacts[at % Math.max(contacts.length, 1)];
  const createdAt = 1_750_000_000 + at * 60;
  return {
    id: FIRST_DEAL_ID + at,
    name: `Deal ${at + 1}: ${contact?.name ?? "nobody"}`,
    price: random.whole(5, 900) * 100,
    pipelineId: pipeline.id,
    statusId: isLost ? 143 : (stage?.id ?? 143),
    responsibleUserId: userIds[at % userIds.length] ?? 0,
    companyId: contact?.companyId ?? null,
    contacts: contact === undefined ? [] : [{ id: contact.id, isMain: true }],
    tags: at % 9 === 4 ? ["key account"] : [],
    lossReasonId: isLost ? 9_100_001 : null,
    createdAt,
    closedAt: isLost ? createdAt + 3600 : null,
    values: valuesOfDeal(random),
  };
};
