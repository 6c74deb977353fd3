import { ApiProblem } from "../../api/api-problem.ts";
import { isGroup, plainData, textOf } from "../../config/plain-data.ts";
import type { Json, JsonObject } from "../../domain/json.ts";

/** The playbooks of an account's document, as they stand there. */
export function playbooksIn(document: JsonObject): readonly JsonObject[] {
  const { playbooks } = document;
  return Array.isArray(playbooks) ? playbooks.filter((one: Json): one is JsonObject => isGroup(one)) : [];
}

/** The one with this id. Throws `not_found`. */
export function playbookIn(document: JsonObject, id: string): JsonObject {
  const found = playbooksIn(document).find((one) => one["id"] === id);
  if (found !== undefined) return found;
  throw new ApiProblem("not_found", (say) => say("problems:noPlaybook", { id }));
}

/** The document with this playbook in the place of the one with its id, or at the end, and that place. */
export function withPlaybook(
  document: JsonObject,
  playbook: JsonObject,
): { readonly document: JsonObject; readonly index: number } {
  const all = playbooksIn(document);
  const at = all.findIndex((one) => one["id"] === playbook["id"]);
  const index = at === -1 ? all.length : at;
  return { document: { ...document, playbooks: all.toSpliced(index, 1, playbook) }, index };
}

/** What people call it: by its id where it has no name. */
export function playbookTitle({ id, name }: JsonObject): string {
  return typeof name === "string" && name.trim() !== "" ? name : textOf(id);
}

/** What people call the one with this id; the id where it is not there. */
export function titleOfPlaybook(document: JsonObject, id: string): string {
  const found = playbooksIn(document).find((one) => textOf(one["id"]) === id);
  return found === undefined ? id : playbookTitle(found);
}

export function withoutPlaybook(document: JsonObject, id: string): JsonObject {
  return { ...document, playbooks: playbooksIn(document).filter((one) => one["id"] !== id) };
}

/** What came from outside as a document keeps it. Throws `invalid`. */
export function plainPlaybook(given: Readonly<Record<string, unknown>>): JsonObject {
  const plain = plainData(given);
  if (plain !== undefined) return plain;
  throw new ApiProblem("invalid", (say) => say("problems:noPlaybookAtAll"), {
    issues: [{ path: "", text: (say) => say("problems:tooDeep") }],
  });
}
