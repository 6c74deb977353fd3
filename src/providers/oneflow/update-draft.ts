import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Client } from "./client.ts";
import { requireContract } from "./contracts.ts";
import { customIdOf, fillFields } from "./fill-fields.ts";
import type { FilledField } from "./fill-fields.ts";
import { pathSegment } from "./remote-id.ts";
import type { DataField, VendorContract } from "./schema.ts";
import type { Templates } from "./templates.ts";
import { toName } from "./to-name.ts";

const OPERATION = "update";

/** Lays the order's title and values onto the draft. Throws `state_conflict` once it went out. */
export async function updateDraft(
  client: Client,
  templates: Templates,
  id: RemoteId,
  order: ContractOrder,
): Promise<VendorContract> {
  const contract = await requireContract(client, id, OPERATION);
  if (contract.state !== "draft") {
    const detail = `The contract is ${contract.state.slice(0, 100)}; only drafts are changed.`;
    throw new CountersignError("state_conflict", STOP, detail, { operation: OPERATION });
  }
  const filled = fillFields(await fieldsOf(contract, templates, order.template), order.fields, OPERATION);
  const changed = filled.filter(({ field, value }) => field.value !== value);
  const name = toName(order.title);
  const isRenamed = order.title !== "" && name !== contract._private?.name;
  if (changed.length > 0) await writeFields(client, id, changed);
  if (isRenamed) await rename(client, id, name);
  return changed.length > 0 || isRenamed ? requireContract(client, id, OPERATION) : contract;
}

/**
 * Shortly after its creation a contract may be shown without its fields, and some are always shown without custom ids: then
 * the template's stand in, by custom id alone, because their numbers are others.
 */
async function fieldsOf(
  { data_fields: fields }: VendorContract,
  templates: Templates,
  template: string,
): Promise<readonly DataField[]> {
  const shown = fields ?? [];
  if (shown.length > 0 && shown.every((field) => customIdOf(field) !== undefined)) return shown;
  const known = (await templates.read(template))?.fields ?? [];
  return [...shown, ...known.map((field) => ({ custom_id: customIdOf(field), name: field.name }))];
}

/**
 * All values with one call (docs page `update-a-data-field-value`). How its list is wrapped is not to be seen there, so a
 * vendor that refuses the form gets the values one by one, in the form that is.
 */
async function writeFields(client: Client, id: RemoteId, filled: readonly FilledField[]): Promise<void> {
  const answer = await client({
    method: "PUT",
    path: `/contracts/${pathSegment(id)}/data_fields`,
    operation: OPERATION,
    // the same text twice is the same text
    safe: true,
    body: { data_fields: filled.map(({ field, value }) => ({ ...keyOf(field), value })) },
    accept: [200, 204, 400, 404, 405],
  });
  if (answer.status < 300) return;
  for (const { field, value } of filled) {
    await client({
      method: "PUT",
      path: `/contracts/${pathSegment(id)}/data_fields/${segmentOf(field)}`,
      operation: OPERATION,
      safe: true,
      body: { value },
      accept: [200, 204],
    });
  }
}

/** The field's number, else its custom id as the vendor's own connector writes it. */
function segmentOf(field: DataField): string {
  const { id } = field;
  return encodeURIComponent(String(id ?? `c::${customIdOf(field)}`).toWellFormed());
}

/** Some contracts come back without custom ids: then the field's own id names it. */
function keyOf(field: DataField): Readonly<Record<string, unknown>> {
  const custom = customIdOf(field);
  return {
    ...(field.id === undefined || field.id === null ? {} : { id: field.id }),
    ...(custom === undefined ? {} : { _private_ownerside: { custom_id: custom } }),
  };
}

async function rename(client: Client, id: RemoteId, name: string): Promise<void> {
  await client({
    method: "PUT",
    path: `/contracts/${pathSegment(id)}`,
    operation: OPERATION,
    safe: true,
    body: { _private: { name } },
    accept: [200],
  });
}
