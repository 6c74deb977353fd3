import { CountersignError, STOP } from "../../domain/errors.ts";
import { same } from "../../domain/same.ts";
import { readDefinitions } from "./definitions.ts";
import type { FieldDefinition } from "./definitions.ts";
import { idAt, listAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

/**
 * A text field of deals with this name: looked for first, and after an answer that was lost, so that there are never two.
 * Needs an administrator's token. https://developers.kommo.com/reference/create-custom-fields
 */
export async function createField(
  call: Wire,
  name: string,
): Promise<{ readonly id: string; readonly created: boolean }> {
  const known = await find(call, name);
  if (known !== undefined) return { id: known.id, created: false };
  const request: WireCall = {
    method: "POST",
    to: "/api/v4/leads/custom_fields",
    body: [{ name, type: "text" }],
    operation: "leads.fields.add",
    safe: false,
  };
  try {
    const body = readAnswer(await call(request), request);
    const id = idAt(listAt(body, "_embedded", "custom_fields")[0], "id");
    if (id !== undefined) return { id, created: true };
  } catch (error) {
    if (!(error instanceof CountersignError) || error.verdict.next !== "look") throw error;
  }
  const made = await find(call, name);
  if (made !== undefined) return { id: made.id, created: true };
  throw new CountersignError(
    "outcome_unknown",
    STOP,
    `Kommo did not say whether the field “${name}” was made.`,
    {
      connection: "kommo",
      operation: request.operation,
    },
  );
}

/** The one with this name, of a kind that can hold a contract's id. */
async function find(call: Wire, name: string): Promise<FieldDefinition | undefined> {
  const known = (await readDefinitions(call, "leads")).find((field) => same(field.name, name));
  if (known === undefined || TEXTS.has(known.type)) return known;
  const detail = `The deal has a field “${known.name}” already, but of the type ${known.type}: it cannot hold a text.`;
  throw new CountersignError("configuration_invalid", STOP, detail, { connection: "kommo" });
}

const TEXTS: ReadonlySet<string> = new Set(["text", "textarea", "url", "streetaddress"]);
