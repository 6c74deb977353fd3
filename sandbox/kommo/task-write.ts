import type { TownEntity } from "../town/town.ts";
import { NOT_A_CHOICE, wrongType } from "./answers.ts";
import type { ItemBody } from "./batch.ts";
import type { Call } from "./call.ts";
import { fieldOf, isFields } from "./json.ts";
import type { Task } from "./rows.ts";
import { seconds } from "./world.ts";
import type { World } from "./world.ts";

const KEYS: ReadonlySet<string> = new Set([
  "id",
  "text",
  "complete_till",
  "entity_id",
  "entity_type",
  "responsible_user_id",
  "task_type_id",
  "duration",
  "is_completed",
  "result",
  "request_id",
  "created_by",
  "created_at",
]);

/** Seconds, not milliseconds: beyond this year Kommo has no calendar. */
const LATEST = 4_102_444_800;

const entityOf = (word: string | undefined): TownEntity | undefined =>
  word === "leads" || word === "contacts" || word === "companies" ? word : undefined;

const exists = (world: World, entity: TownEntity, id: number): boolean =>
  entity === "leads" ? world.leads.get(id)?.isDeleted === false : world.people[entity].has(id);

/** Owner of the task; both or neither of `entity_id` and `entity_type`. */
const readOwner = (
  world: World,
  item: ItemBody,
): { readonly entity: TownEntity | null; readonly entityId: number | null } => {
  const word = item.text("entity_type");
  const id = item.whole("entity_id");
  if (word === undefined && id === undefined) return { entity: null, entityId: null };
  item.must("entity_type", word);
  item.must("entity_id", id);
  const entity = entityOf(word);
  if (word !== undefined && entity === undefined) item.issues.push({ ...NOT_A_CHOICE, path: "entity_type" });
  if (entity !== undefined && id !== undefined && !exists(world, entity, id))
    item.issues.push({ ...NOT_A_CHOICE, path: "entity_id" });
  return { entity: entity ?? null, entityId: id ?? null };
};

/** What a PATCH may change. */
export type TaskChange = Partial<
  Pick<
    Task,
    "text" | "completeTill" | "responsibleUserId" | "taskTypeId" | "duration" | "isCompleted" | "resultText"
  >
>;

/** Reads the changeable parts strictly. */
export const readTaskChange = (world: World, item: ItemBody): TaskChange => {
  item.onlyKeys(KEYS);
  const text = item.text("text");
  const completeTill = item.whole("complete_till");
  if (completeTill !== undefined && completeTill > LATEST)
    item.issues.push({ ...NOT_A_CHOICE, path: "complete_till" });
  const responsibleUserId = item.whole("responsible_user_id");
  if (responsibleUserId !== undefined && !world.catalog.users.has(responsibleUserId))
    item.issues.push({ ...NOT_A_CHOICE, path: "responsible_user_id" });
  const result = fieldOf(item.body, "result");
  const resultText = isFields(result) ? fieldOf(result, "text") : undefined;
  if (result !== undefined && typeof resultText !== "string")
    item.issues.push(wrongType("result.text", "string"));
  const taskTypeId = item.whole("task_type_id");
  if (taskTypeId !== undefined && taskTypeId !== 1 && taskTypeId !== 2)
    item.issues.push({ ...NOT_A_CHOICE, path: "task_type_id" });
  const duration = item.whole("duration");
  const isCompleted = item.flag("is_completed");
  return {
    ...(text === undefined ? {} : { text }),
    ...(completeTill === undefined ? {} : { completeTill }),
    ...(responsibleUserId === undefined ? {} : { responsibleUserId }),
    ...(taskTypeId === undefined ? {} : { taskTypeId }),
    ...(duration === undefined ? {} : { duration }),
    ...(isCompleted === undefined ? {} : { isCompleted }),
    ...(typeof resultText === "string" ? { resultText } : {}),
  };
};

/** Reads a new task; the token's user is responsible unless another is named. */
export const readNewTask = (call: Call, item: ItemBody): Omit<Task, "id"> | undefined => {
  const { world, actor } = call;
  const change = readTaskChange(world, item);
  const owner = readOwner(world, item);
  const text = item.must("text", change.text === "" ? undefined : change.text);
  const completeTill = item.must("complete_till", change.completeTill);
  if (text === undefined || completeTill === undefined) return undefined;
  const at = seconds(world);
  return {
    ...owner,
    createdBy: item.whole("created_by") ?? actor.userId,
    createdAt: item.whole("created_at") ?? at,
    updatedBy: actor.userId,
    updatedAt: at,
    responsibleUserId: actor.userId,
    taskTypeId: 1,
    duration: 0,
    isCompleted: false,
    resultText: null,
    ...change,
    text,
    completeTill,
  };
};
