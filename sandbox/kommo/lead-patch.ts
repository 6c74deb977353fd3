import { CLOSED } from "./catalog.ts";
import { NOT_A_CHOICE, unexpected, wrongType } from "./answers.ts";
import type { Issue } from "./answers.ts";
import type { LeadChange } from "./change-lead.ts";
import { readWrittenValues } from "./field-values.ts";
import { fieldOf, isFields, isList, isWhole } from "./json.ts";
import type { Fields } from "./json.ts";
import type { Lead, Tag } from "./rows.ts";
import { tagOf } from "./world.ts";
import type { World } from "./world.ts";

/** `stage_id` and its like are refused here although the real one may ignore them: mistakes should show. */
const KEYS: ReadonlySet<string> = new Set([
  "id",
  "request_id",
  "name",
  "price",
  "status_id",
  "pipeline_id",
  "loss_reason_id",
  "responsible_user_id",
  "custom_fields_values",
  "tags_to_add",
  "tags_to_delete",
  "_embedded",
  "created_by",
  "updated_by",
  "created_at",
  "updated_at",
  "closed_at",
]);

interface Reading {
  readonly world: World;
  readonly lead: Lead;
  readonly body: Fields;
  readonly issues: Issue[];
}

const whole = ({ body, issues }: Reading, key: string): number | undefined => {
  const value = fieldOf(body, key);
  if (value === undefined) return undefined;
  if (isWhole(value) && value >= 0) return value;
  issues.push(wrongType(key, "int"));
  return undefined;
};

const wholeOrNull = (reading: Reading, key: string): number | null | undefined =>
  fieldOf(reading.body, key) === null ? null : whole(reading, key);

const user = (reading: Reading, key: string): number | undefined => {
  const id = whole(reading, key);
  // Only authorship can be the robot's.
  const isRobot = id === 0 && key !== "responsible_user_id";
  if (id === undefined || isRobot || reading.world.catalog.users.has(id)) return id;
  reading.issues.push({ ...NOT_A_CHOICE, path: key });
  return undefined;
};

/** Open stages tell their pipeline; 142 and 143 stay in the deal's own unless `pipeline_id` comes along. */
const stage = (reading: Reading): LeadChange["stage"] => {
  const { world, lead, issues } = reading;
  const statusId = whole(reading, "status_id");
  const pipelineId = whole(reading, "pipeline_id");
  if (statusId === undefined) {
    if (pipelineId !== undefined && pipelineId !== lead.pipelineId)
      issues.push({ ...NOT_A_CHOICE, path: "pipeline_id" });
    return undefined;
  }
  const home = CLOSED.has(statusId) ? lead.pipelineId : world.catalog.pipelineOfStage.get(statusId);
  const pipeline = pipelineId ?? home ?? 0;
  if (world.catalog.stage(pipeline, statusId) !== undefined) return { pipelineId: pipeline, statusId };
  const isPipelineUnknown = pipelineId !== undefined && !world.catalog.pipelines.has(pipelineId);
  issues.push({ ...NOT_A_CHOICE, path: isPipelineUnknown ? "pipeline_id" : "status_id" });
  return undefined;
};

const lossReason = (reading: Reading): number | null | undefined => {
  const id = wholeOrNull(reading, "loss_reason_id");
  if (id === undefined || id === null || reading.world.town.lossReasons.some((one) => one.id === id))
    return id;
  reading.issues.push({ ...NOT_A_CHOICE, path: "loss_reason_id" });
  return undefined;
};

const tagNames = ({ world, issues }: Reading, raw: unknown, path: string): readonly string[] => {
  if (raw === null) return [];
  if (!isList(raw) || raw.length > 250) {
    issues.push(wrongType(path, "array"));
    return [];
  }
  return raw.flatMap((one, at) => {
    const name = isFields(one) ? fieldOf(one, "name") : undefined;
    if (typeof name === "string" && name !== "") return [name];
    const id = isFields(one) ? fieldOf(one, "id") : undefined;
    const known = [...world.tags.values()].find((tag) => tag.id === id);
    if (known === undefined) issues.push({ ...NOT_A_CHOICE, path: `${path}.${at}` });
    return known === undefined ? [] : [known.name];
  });
};

const tags = (reading: Reading): readonly Tag[] | undefined => {
  const { world, lead, body, issues } = reading;
  const embedded = fieldOf(body, "_embedded");
  const added = fieldOf(body, "tags_to_add");
  const removed = fieldOf(body, "tags_to_delete");
  if (embedded === undefined && added === undefined && removed === undefined) return undefined;
  let names = lead.tags.map(({ name }) => name);
  if (isFields(embedded)) {
    for (const key of Object.keys(embedded)) if (key !== "tags") issues.push(unexpected(`_embedded.${key}`));
    names = [...tagNames(reading, fieldOf(embedded, "tags") ?? [], "_embedded.tags")];
  } else if (embedded !== undefined) issues.push(wrongType("_embedded", "object"));
  if (added !== undefined) names.push(...tagNames(reading, added, "tags_to_add"));
  const gone = new Set(removed === undefined ? [] : tagNames(reading, removed, "tags_to_delete"));
  return [...new Set(names)].filter((name) => !gone.has(name)).map((name) => tagOf(world, name));
};

/** Only the keys that came along. */
const present = <T extends object>(all: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> => {
  const kept: Partial<T> = {};
  for (const key in all) if (all[key] !== undefined) kept[key] = all[key];
  return kept;
};

/** Reads one item of a PATCH strictly; what is wrong is added to `issues`. Also tells `updated_by`. */
export const readLeadPatch = (
  reading: Reading,
): { readonly change: LeadChange; readonly updatedBy: number | undefined } => {
  const { world, body, issues } = reading;
  for (const key of Object.keys(body)) if (!KEYS.has(key)) issues.push(unexpected(key));
  const name = fieldOf(body, "name");
  if (name !== undefined && typeof name !== "string") issues.push(wrongType("name", "string"));
  const values = fieldOf(body, "custom_fields_values");
  return {
    updatedBy: user(reading, "updated_by"),
    change: present<Required<LeadChange>>({
      name: typeof name === "string" ? name : undefined,
      price: whole(reading, "price"),
      stage: stage(reading),
      lossReasonId: lossReason(reading),
      responsibleUserId: user(reading, "responsible_user_id"),
      closedAt: wholeOrNull(reading, "closed_at"),
      createdBy: user(reading, "created_by"),
      createdAt: whole(reading, "created_at"),
      updatedAt: whole(reading, "updated_at"),
      tags: tags(reading),
      values: values === undefined ? undefined : readWrittenValues(world, "leads", values, issues),
    }),
  };
};
