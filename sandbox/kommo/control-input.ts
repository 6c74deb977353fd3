import { ControlError } from "../kit/kit.ts";
import { own } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import type { TownEntity, TownField, TownPipeline } from "../town/town.ts";
import type { Issue } from "./answers.ts";
import { readWrittenValues } from "./field-values.ts";
import type { WrittenValues } from "./field-values.ts";
import { isFields, isList, isWhole } from "./json.ts";
import type { Lead, Person } from "./rows.ts";
import type { World } from "./world.ts";

/** Reads what a control action is given; every fault is a ControlError with a sentence. */
const fail = (sentence: string): never => {
  throw new ControlError(sentence);
};

/** A deal by id, deleted ones included. Throws ControlError. */
export const dealOf = (world: World, id: unknown): Lead => {
  const lead = isWhole(id) ? world.leads.get(id) : undefined;
  return lead ?? fail(`There is no deal ${JSON.stringify(id)}.`);
};

/** A contact by id. Throws ControlError. */
export const contactOf = (world: World, id: unknown): Person => {
  const person = isWhole(id) ? world.people.contacts.get(id) : undefined;
  return person ?? fail(`There is no contact ${JSON.stringify(id)}.`);
};

const pipelineOf = (world: World, asked: unknown): TownPipeline =>
  world.town.pipelines.find(({ id, name }) => id === asked || name === asked) ??
  fail(
    `There is no pipeline ${JSON.stringify(asked)}; there are ${world.town.pipelines.map(({ name }) => name).join(", ")}.`,
  );

/** `stage` and `pipeline` by name or id; without a pipeline the deal's own, or else the main one. */
export const stageOf = (
  world: World,
  input: Input,
  home?: number,
): { readonly pipelineId: number; readonly statusId: number } => {
  const asked = own(input, "stage");
  const inOpen = isWhole(asked) ? world.catalog.pipelineOfStage.get(asked) : undefined;
  const main = world.town.pipelines.find(({ isMain }) => isMain)?.id;
  const pipeline = pipelineOf(world, own(input, "pipeline") ?? inOpen ?? home ?? main);
  const stage = pipeline.stages.find(({ id, name }) => id === asked || name === asked);
  return stage === undefined
    ? fail(
        `There is no stage ${JSON.stringify(asked)} in ${pipeline.name}; there are ` +
          `${pipeline.stages.map(({ name }) => name).join(", ")}.`,
      )
    : { pipelineId: pipeline.id, statusId: stage.id };
};

/** `by`: a user's id, or 0 for the robot; default the administrator. */
export const byOf = (world: World, input: Input): number => {
  const by = own(input, "by") ?? world.town.users[0]?.id ?? 0;
  if (!isWhole(by) || (by !== 0 && !world.catalog.users.has(by)))
    return fail(`There is no user ${JSON.stringify(by)}.`);
  return by;
};

/** `ids`, at least one. Throws ControlError. */
export const idsOf = (input: Input): readonly unknown[] => {
  const ids = own(input, "ids");
  return isList(ids) && ids.length > 0 ? ids : fail(`"ids" must be a list with at least one id.`);
};

const fieldNamed = (world: World, entity: TownEntity, asked: string): TownField => {
  const book = world.catalog.fields[entity];
  return (
    book.byName.get(asked) ??
    book.byCode.get(asked) ??
    book.byId.get(Number(asked)) ??
    fail(`There is no field ${JSON.stringify(asked)} on ${entity}.`)
  );
};

const asValues = (value: unknown): unknown => {
  if (value === null) return null;
  return (isList(value) ? value : [value]).map((one) =>
    isFields(one) && ("value" in one || "enum_id" in one || "enum_code" in one) ? one : { value: one },
  );
};

/** `{ "Plan": "Growth", "Products": ["Licence"], "EMAIL": { value, enum_code } }` → written values; null clears. */
export const fieldsOf = (world: World, entity: TownEntity, fields: unknown): WrittenValues => {
  if (!isFields(fields)) return fail(`"fields" must be an object of field name → value.`);
  const issues: Issue[] = [];
  const raw = Object.entries(fields).map(([name, value]) => ({
    field_id: fieldNamed(world, entity, name).id,
    values: asValues(value),
  }));
  const written = readWrittenValues(world, entity, raw, issues);
  const [first] = issues;
  return first === undefined ? written : fail(`The value of ${first.path} does not fit: ${first.detail}`);
};
