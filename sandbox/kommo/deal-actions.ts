import { own, optionalTextOf, textOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import { boardState, openedDeal } from "./board.ts";
import { changeLead } from "./change-lead.ts";
import { byOf, contactOf, dealOf, fieldsOf, idsOf, stageOf } from "./control-input.ts";
import { createLead } from "./create-lead.ts";
import { dealState } from "./deal-state.ts";
import type { Desk } from "./desk.ts";
import { logEvent } from "./event-log.ts";
import { mergeValues } from "./field-values.ts";
import { happening } from "./happening.ts";
import { isList, isWhole } from "./json.ts";
import type { Lead } from "./rows.ts";
import { seconds } from "./world.ts";
import type { World } from "./world.ts";

/** One control action: the keys it takes and what it does. */
export interface Action<Place> {
  readonly keys: readonly string[];
  run(place: Place, input: Input): unknown;
}

/** Where deals live. */
export interface DealPlace {
  readonly world: World;
  readonly desk: Desk;
}

const priceOf = (input: Input): number => {
  const price = own(input, "price");
  if (!isWhole(price) || price < 0) throw new ControlError(`"price" must be a whole number from 0.`);
  return price;
};

const contactsOf = (world: World, input: Input): Lead["contacts"] => {
  const ids = own(input, "contacts") ?? [];
  if (!isList(ids))
    throw new ControlError(`"contacts" must be a list of contact ids; the first is the main one.`);
  return ids.map((id, at) => ({ id: contactOf(world, id).id, isMain: at === 0 }));
};

const companyOf = (world: World, input: Input): number | null => {
  const id = own(input, "company") ?? null;
  if (id === null) return null;
  if (!isWhole(id) || !world.people.companies.has(id))
    throw new ControlError(`There is no company ${JSON.stringify(id)}.`);
  return id;
};

const createDeal: Action<DealPlace>["run"] = ({ world, desk }, input) => {
  const by = byOf(world, input);
  const made = createLead(
    world,
    {
      name: optionalTextOf(input, "name") ?? "New deal",
      price: own(input, "price") === undefined ? 0 : priceOf(input),
      contacts: contactsOf(world, input),
      companyId: companyOf(world, input),
      responsibleUserId: by === 0 ? (world.town.users[0]?.id ?? 0) : by,
      stage: stageOf(world, { stage: "Qualified", ...input }),
      values: fieldsOf(world, "leads", own(input, "fields") ?? {}),
    },
    by,
  );
  desk.leads([made]);
  return { id: made.lead.id };
};

/** All deals move in the same moment: account hooks carry them together. */
const move = ({ world, desk }: DealPlace, input: Input, ids: readonly unknown[]): unknown => {
  const by = byOf(world, input);
  const ready = [...new Set(ids)].map((id) => {
    const lead = dealOf(world, id);
    return { lead, stage: stageOf(world, input, lead.pipelineId) };
  });
  desk.leads(ready.map(({ lead, stage }) => changeLead(world, lead, { stage }, by)));
  return { moved: ready.length };
};

const setDeleted =
  (isDeleted: boolean): Action<DealPlace>["run"] =>
  ({ world, desk }, input) => {
    const lead = dealOf(world, own(input, "id"));
    lead.isDeleted = isDeleted;
    lead.updatedAt = seconds(world);
    const type = isDeleted ? "lead_deleted" : "lead_restored";
    logEvent(world, { type, entity: "lead", entityId: lead.id, by: byOf(world, input) });
    desk.leads([happening(isDeleted ? "deleted" : "restored", lead)]);
    return {};
  };

const editContact: Action<DealPlace>["run"] = ({ world, desk }, input) => {
  const person = contactOf(world, own(input, "id"));
  const by = byOf(world, input);
  const name = optionalTextOf(input, "name");
  const extra = own(input, "fields") ?? {};
  const email = own(input, "email");
  const phone = own(input, "phone");
  const written = new Map([
    ...fieldsOf(world, "contacts", extra),
    ...(email === undefined ? [] : fieldsOf(world, "contacts", { EMAIL: email })),
    ...(phone === undefined ? [] : fieldsOf(world, "contacts", { PHONE: phone })),
  ]);
  if (name !== undefined) {
    const [first = "", ...rest] = name.split(" ");
    Object.assign(person, { name, firstName: first, lastName: rest.join(" ") });
  }
  person.values = mergeValues(person.values, written);
  person.updatedAt = seconds(world);
  person.updatedBy = by;
  for (const fieldId of written.keys())
    logEvent(world, {
      type: `custom_field_${fieldId}_value_changed`,
      entity: "contact",
      entityId: person.id,
      by,
    });
  desk.person(person);
  return {};
};

/** What people do in Kommo's windows, as control actions. Each fires hooks and fills the event log. */
export const DEAL_ACTIONS: Readonly<Record<string, Action<DealPlace>>> = {
  createDeal: {
    keys: ["name", "price", "contacts", "company", "stage", "pipeline", "fields", "by"],
    run: createDeal,
  },
  moveDeal: {
    keys: ["id", "stage", "pipeline", "by"],
    run: (place, input) => move(place, input, [own(input, "id")]),
  },
  moveDeals: {
    keys: ["ids", "stage", "pipeline", "by"],
    run: (place, input) => move(place, input, idsOf(input)),
  },
  setPrice: {
    keys: ["id", "price", "by"],
    run: ({ world, desk }, input) => {
      const lead = dealOf(world, own(input, "id"));
      desk.leads([changeLead(world, lead, { price: priceOf(input) }, byOf(world, input))]);
      return {};
    },
  },
  setField: {
    keys: ["id", "field", "value", "by"],
    run: ({ world, desk }, input) => {
      const lead = dealOf(world, own(input, "id"));
      const values = fieldsOf(world, "leads", { [textOf(input, "field")]: own(input, "value") ?? null });
      desk.leads([changeLead(world, lead, { values }, byOf(world, input))]);
      return {};
    },
  },
  editContact: { keys: ["id", "name", "email", "phone", "fields", "by"], run: editContact },
  deleteDeal: { keys: ["id", "by"], run: setDeleted(true) },
  restoreDeal: { keys: ["id", "by"], run: setDeleted(false) },
  state: {
    keys: ["id"],
    run: ({ world }, input) => dealState(world, dealOf(world, own(input, "id"))),
  },
  board: { keys: [], run: ({ world }) => boardState(world) },
  openDeal: {
    keys: ["id"],
    run: ({ world }, input) => openedDeal(world, dealOf(world, own(input, "id"))),
  },
};
