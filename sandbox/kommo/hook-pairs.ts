import type { TownEntity, TownField, TownValue } from "../town/town.ts";
import { dottedDate } from "./account-zone.ts";
import { hasMoved } from "./happening.ts";
import type { Happening } from "./happening.ts";
import { isFields } from "./json.ts";
import type { Lead, Note, Person, Task, Values } from "./rows.ts";
import type { World } from "./world.ts";

/** `key=value` parts of a form, encoded as PHP does, in the order of the wire. Everything is a string. */
export type Pairs = readonly string[];

const PLAIN = /^[\w.-]*$/;

/** PHP's `urlencode`: more is escaped than by URLSearchParams, a space is `+`. */
const escape = (text: string): string =>
  PLAIN.test(text)
    ? text
    : encodeURIComponent(text.toWellFormed())
        .replace(/[!'()*~]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll("%20", "+");

/** Adds a value under a key that is encoded already: nulls are left out, booleans become 1 and 0, the rest nests. */
const add = (pairs: string[], key: string, value: unknown): void => {
  if (typeof value === "string") pairs.push(`${key}=${escape(value)}`);
  else if (typeof value === "number") pairs.push(`${key}=${value}`);
  else if (typeof value === "boolean") pairs.push(`${key}=${value ? "1" : "0"}`);
  else if (Array.isArray(value))
    for (const [at, one] of value.entries()) add(pairs, `${key}%5B${at}%5D`, one);
  else if (isFields(value))
    for (const name of Object.keys(value)) add(pairs, `${key}%5B${escape(name)}%5D`, value[name]);
};

/** PHP's `http_build_query` of one value under a key such as `leads[add][0]`. */
const nested = (key: string, value: unknown): Pairs => {
  const pairs: string[] = [];
  add(pairs, key.replaceAll("[", "%5B").replaceAll("]", "%5D"), value);
  return pairs;
};

/** One value as hooks spell it: other names and shapes than the API's. */
const hookValue = (world: World, field: TownField, value: TownValue): unknown => {
  if (field.type === "date" || field.type === "date_time") return value.value;
  if (field.type === "birthday")
    return { value: dottedDate(world.town.account.timezone, Number(value.value)) };
  return { value: value.value, enum: value.enum_id };
};

const customFields = (world: World, entity: TownEntity, values: Values): unknown =>
  [...values].flatMap(([fieldId, list]) => {
    const field = world.catalog.fields[entity].byId.get(fieldId);
    if (field === undefined) return [];
    const shown = list.map((value) => hookValue(world, field, value));
    return [
      {
        id: fieldId,
        name: field.name,
        code: field.code,
        values: field.type === "radiobutton" ? shown[0] : shown,
      },
    ];
  });

const tagList = (lead: Lead): unknown => lead.tags.map(({ id, name }) => ({ id, name }));

/** The account's signature under every account hook. */
export const accountPairs = (world: World): Pairs =>
  nested("account", {
    subdomain: world.subdomain,
    id: world.accountId,
    _links: { self: `https://${world.subdomain}.kommo.com` },
  });

/** A deal in an account hook; `old_pipeline_id` is in none of them. */
export const leadPairs = (world: World, prefix: string, group: string, one: Happening): Pairs => {
  const { lead } = one;
  if (group === "delete")
    return nested(prefix, { id: lead.id, status_id: lead.statusId, pipeline_id: lead.pipelineId });
  return nested(prefix, {
    id: lead.id,
    name: lead.name,
    status_id: lead.statusId,
    old_status_id: hasMoved(one) ? one.oldStatusId : null,
    price: lead.price,
    responsible_user_id: lead.responsibleUserId,
    old_responsible_user_id: group === "responsible" ? one.oldResponsibleUserId : null,
    last_modified: lead.updatedAt,
    modified_user_id: lead.updatedBy,
    created_user_id: lead.createdBy,
    date_create: lead.createdAt,
    pipeline_id: lead.pipelineId,
    account_id: world.accountId,
    tags: tagList(lead),
    custom_fields: customFields(world, "leads", lead.values),
    created_at: lead.createdAt,
    updated_at: lead.updatedAt,
  });
};

/** Contacts and companies both come under `contacts`, told apart by `type`. */
export const personPairs = (world: World, person: Person): Pairs =>
  nested("contacts[update][0]", {
    id: person.id,
    name: person.name,
    responsible_user_id: person.responsibleUserId,
    date_create: person.createdAt,
    last_modified: person.updatedAt,
    modified_user_id: person.updatedBy,
    account_id: world.accountId,
    linked_leads_id: Object.fromEntries([...person.leadIds].map((id) => [id, { ID: id }])),
    custom_fields: customFields(world, person.entity, person.values),
    created_at: person.createdAt,
    updated_at: person.updatedAt,
    type: person.entity === "contacts" ? "contact" : "company",
  });

/** `YYYY-MM-DD HH:MM:SS` without a zone. */
const plainTime = (at: number): string => new Date(at * 1000).toISOString().slice(0, 19).replace("T", " ");

const ELEMENT_TYPE: Readonly<Record<TownEntity, number>> = { contacts: 1, leads: 2, companies: 3 };

/** A note in an account hook: numeric type, metadata as a JSON string. */
export const notePairs = (world: World, note: Note): Pairs =>
  nested(`${note.entity}[note][0][note]`, {
    id: note.id,
    element_id: note.entityId,
    element_type: ELEMENT_TYPE[note.entity],
    note_type: note.noteType === "attachment" ? 5 : 4,
    text: note.params["text"],
    metadata: JSON.stringify({ event_source: { type: 3, author_name: "" } }),
    created_by: note.createdBy,
    main_user_id: note.responsibleUserId,
    account_id: world.accountId,
    date_create: plainTime(note.createdAt),
    timestamp_x: plainTime(note.createdAt),
  });

/** A task in an account hook: the key is `task`, singular. */
export const taskPairs = (world: World, task: Task): Pairs =>
  nested("task[add][0]", {
    id: task.id,
    element_id: task.entityId,
    element_type: task.entity === null ? null : ELEMENT_TYPE[task.entity],
    task_type: task.taskTypeId,
    date_create: plainTime(task.createdAt),
    text: task.text,
    status: task.isCompleted ? 1 : 0,
    account_id: world.accountId,
    created_user_id: task.createdBy,
    responsible_user_id: task.responsibleUserId,
    complete_till: plainTime(task.completeTill),
    complete_before: task.completeTill,
    created_at: task.createdAt,
    updated_at: task.updatedAt,
  });

/** The Digital Pipeline's own small set of keys. */
export const stagePairs = (world: World, one: Happening): Pairs => {
  const { lead } = one;
  const deal =
    one.kind === "added"
      ? nested("leads[add][0]", { id: lead.id, status_id: lead.statusId, pipeline_id: lead.pipelineId })
      : nested("leads[status][0]", {
          id: lead.id,
          status_id: lead.statusId,
          pipeline_id: lead.pipelineId,
          old_status_id: one.oldStatusId,
          old_pipeline_id: one.oldPipelineId,
        });
  return [...deal, ...nested("account", { id: world.accountId, subdomain: world.subdomain })];
};
