import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, RETRY, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { readDocument } from "./documents.ts";
import { fillFields } from "./fill-fields.ts";
import type { Options } from "./options.ts";
import { isUuid, pathSegment } from "./remote-id.ts";
import { DocumentAnswer } from "./schema.ts";
import type { DataField, VendorDocument } from "./schema.ts";

const ATTEMPTS = 4;
const WHERE = { operation: "update" } as const;

/**
 * Lays the order's title and values onto the draft. A PATCH replaces the whole set of data fields and names the version
 * it saw, so it is read, merged and written, anew after each 409. Throws `state_conflict` once the draft went out.
 */
export async function updateDraft(
  client: Client,
  id: RemoteId,
  order: ContractOrder,
  options: Options,
): Promise<VendorDocument> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const document = await readDocument(client, id);
    const body = patchBody(document, order, options);
    if (body === undefined && document !== undefined) return document;
    const answer = await client({
      method: "PATCH",
      path: `/documents/${pathSegment(id)}`,
      operation: "update",
      // the version in it makes a repeat harmless
      safe: true,
      body: { document: body },
      accept: [200, 201, 409],
    });
    if (answer.status !== 409) return readAnswer(DocumentAnswer, answer, true).document;
  }
  throw new CountersignError(
    "state_conflict",
    RETRY,
    "Somebody keeps editing the draft at the vendor.",
    WHERE,
  );
}

/** `undefined` = the draft already says all of it. */
function patchBody(
  document: VendorDocument | undefined,
  order: ContractOrder,
  options: Options,
): Readonly<Record<string, unknown>> | undefined {
  if (document === undefined)
    throw new CountersignError("not_found", STOP, "The draft no longer exists.", WHERE);
  if (document.state !== "draft") {
    const detail = `The contract is ${document.state.slice(0, 100)}; only drafts can be changed.`;
    throw new CountersignError("state_conflict", STOP, detail, WHERE);
  }
  const fields = document.data_fields;
  if (!fields) {
    // writing a set that we could not read would empty it
    const detail = "The draft's data fields are not what the documentation shows.";
    throw new CountersignError("answer_unreadable", STOP, detail, WHERE);
  }
  const filled = new Map(fillFields(fields, order, options).map(({ field, value }) => [field, value]));
  const changed = [...filled].some(([field, value]) => field.value !== value);
  const retitled = order.title !== "" && order.title !== document.title;
  if (!changed && !retitled) return undefined;
  return {
    ...(document.version ? { version: document.version } : {}),
    ...(retitled ? { title: order.title } : {}),
    ...(changed ? { data_fields: fields.map((field) => written(field, filled.get(field))) } : {}),
  };
}

/** A field as `DataFieldCreateOrUpdate` takes it; what is left out here would be reset. */
function written(field: DataField, value: string | undefined): Readonly<Record<string, unknown>> {
  const { config, formatting } = field;
  return {
    ...(isUuid(field.id ?? "") ? { id: field.id } : {}),
    name: field.name,
    type: field.type,
    value: value ?? field.value ?? null,
    ...(typeof field.required === "boolean" ? { required: field.required } : {}),
    ...(field.description ? { description: field.description } : {}),
    ...(config?.options || config?.label ? { config: withoutGaps(config) } : {}),
    ...(formatting ? { formatting } : {}),
    ...(field.source ? { source: field.source } : {}),
    ...(field.source_mapping ? { source_mapping: field.source_mapping } : {}),
    ...(field.source_sync_type ? { source_sync_type: field.source_sync_type } : {}),
  };
}

function withoutGaps(config: NonNullable<DataField["config"]>): Readonly<Record<string, unknown>> {
  return {
    ...(config.options ? { options: config.options } : {}),
    ...(config.label ? { label: config.label } : {}),
  };
}
