import { flagOf, isRecord, onlyKeys, optionalTextOf, optionalWholeOf, own, textOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import { optionalWordOf } from "./control-input.ts";
import { createTemplate } from "./town-templates.ts";
import type { FieldPlan } from "./town-templates.ts";
import type { World } from "./world.ts";

const CATEGORIES = ["textfield", "dropdown", "checkbox", "datefield", "radiogroup", "checkboxgroup"] as const;

const listOf = (input: Input, key: string): readonly unknown[] => {
  const list = own(input, key) ?? [];
  if (!Array.isArray(list)) throw new ControlError(`"${key}" must be a list`);
  return list;
};

const fieldOf = (input: unknown): FieldPlan => {
  if (!isRecord(input)) throw new ControlError("each field must be an object");
  onlyKeys(input, ["label", "category", "mandatory", "options", "dateFormat"]);
  const dateFormat = optionalTextOf(input, "dateFormat");
  return {
    label: textOf(input, "label"),
    category: optionalWordOf(input, "category", CATEGORIES) ?? "textfield",
    isMandatory: own(input, "mandatory") !== undefined && flagOf(input, "mandatory"),
    options: listOf(input, "options").map(String),
    ...(dateFormat === undefined ? {} : { dateFormat }),
  };
};

/**
 * `{ id, title, fields, roles?, documents? }`: makes a template or replaces the one with that id. Fields are
 * `{ label, category?, mandatory?, options?, dateFormat? }`, roles are names in their order (default `client`). Throws
 * ControlError.
 */
export const publishTemplate = (world: World, input: Input): unknown => {
  onlyKeys(input, ["id", "title", "fields", "roles", "documents"]);
  const id = textOf(input, "id");
  const roles = listOf(input, "roles").map(String);
  const plan = {
    id,
    name: textOf(input, "title"),
    fields: listOf(input, "fields").map(fieldOf),
    roles: (roles.length === 0 ? ["client"] : roles).map((name, at) => [name, at + 1] as const),
    documents: optionalWholeOf(input, "documents", 1) ?? 1,
  };
  world.templates.set(id, createTemplate(plan, world.parts));
  return { id };
};
