import { readDate } from "./date-format.ts";
import type { PrefillValue, StoredRequest } from "./stored-request.ts";
import { actorsOf } from "./stored-request.ts";
import type { PrefillField } from "./template.ts";

/** As a text whatever the kind of field; dates as ISO days, however the field writes them. */
const plain = (field: PrefillField, value: PrefillValue | undefined): string | null => {
  if (value === undefined) return null;
  if (typeof value !== "string") return String(value);
  return (field.dateFormat === undefined ? undefined : readDate(value, field.dateFormat)) ?? value;
};

/** A request with its values, short enough to read in a test. */
export const summary = (request: StoredRequest): Readonly<Record<string, unknown>> => ({
  id: request.id,
  state: request.status,
  title: request.name,
  templateId: request.template.id,
  values: Object.fromEntries(
    request.template.fields.map((field) => [field.label, plain(field, request.values.get(field.label))]),
  ),
  signers: actorsOf(request).map(({ email, name, role, signedAt, privateNotes, language }) => ({
    email,
    name,
    role,
    language,
    privateNotes,
    signedAt: signedAt === null ? null : new Date(signedAt).toISOString(),
  })),
  audit: request.audit,
  notes: request.notes,
  expirationDays: request.expirationDays,
  expireBy: request.expireBy === null ? null : new Date(request.expireBy).toISOString(),
  isTest: request.isTest,
  recallReason: request.recallReason,
  declineReason: request.declineReason,
});
