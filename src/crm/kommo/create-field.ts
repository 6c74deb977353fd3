import { CountersignError, STOP } from "../../domain/errors.ts";
import { same } from "../../domain/same.ts";
import { readDefinitions } from "./definitions.ts";
import type { FieldDefinition } from "./definitions.ts";
import { idAt, listAt, textAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

/**
 * A text field of deals with this name: looked for first, and after an answer that was lost or holds none, so that there are
 * never two (Kommo itself does not mind). A list of `{ name, type }` is sent, `_embedded.custom_fields` comes back; for
 * administrators only: https://www.kommo.com/developers/content/api_v4/custom-fields/ ("Adding custom fields"), and for lists
 * https://developers.kommo.com/reference/adding-custom-field. Throws `forbidden`, `configuration_invalid`.
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
    const [field] = listAt(body, "_embedded", "custom_fields");
    const id = idAt(field, "id");
    if (id !== undefined && same(textAt(field, "name"), name)) return { id, created: true };
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    if (error.code === "forbidden") throw notAdministrator(error);
    if (error.verdict.next !== "look") throw error;
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

function notAdministrator(error: CountersignError): CountersignError {
  const detail = "Kommo lets only administrators make fields, and whoever made this token is none.";
  return new CountersignError("forbidden", STOP, detail, error.where, error);
}

/** The one with this name, of a kind that can hold a contract's id. */
async function find(call: Wire, name: string): Promise<FieldDefinition | undefined> {
  const known = (await readDefinitions(call, "leads")).find((field) => same(field.name, name));
  if (known === undefined || TEXTS.has(known.type)) return known;
  const detail = `The deal has a field “${known.name}” already, but of the type ${known.type}: it cannot hold a text.`;
  throw new CountersignError("configuration_invalid", STOP, detail, { connection: "kommo" });
}

const TEXTS: ReadonlySet<string> = new Set(["text", "textarea", "url", "streetaddress"]);
