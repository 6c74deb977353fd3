import { z } from "zod";
import type { HttpAnswer } from "../../http/http.ts";
import { readAnswer } from "../read-answer.ts";
import type { SignedDocument } from "../provider.ts";

const text = z.string().nullish().catch(undefined);

const Fields = z
  .array(
    z.object({
      field_label: text,
      field_value: z
        .union([z.string(), z.boolean(), z.number(), z.array(z.string())])
        .nullish()
        .catch(undefined),
    }),
  )
  .nullish()
  .catch(undefined)
  .transform((fields) =>
    (fields ?? []).flatMap(({ field_label: label, field_value: value }) =>
      label ? [{ label, value: value ?? null }] : [],
    ),
  );

const FieldData = z.object({
  document_form_data: z.object({
    document_fields: z
      .array(z.object({ document_name: text, fields: Fields }))
      .nullish()
      .catch(undefined),
    actions: z
      .array(
        z.object({
          recipient_name: text,
          recipient_email: text,
          action_type: text,
          signed_time: text,
          fields: Fields,
        }),
      )
      .nullish()
      .catch(undefined),
  }),
});

/**
 * What the contract's fields finally say, as a file: the values that it was filled with, and what each recipient filled
 * in (vendor's page `get-document-form-data`, for completed contracts). Same input, same bytes. Throws `answer_unreadable`.
 */
export function fieldValuesOf(answer: HttpAnswer): SignedDocument {
  const { document_form_data: form } = readAnswer(FieldData, answer, true);
  const record = {
    what: "Values of the contract's fields as the Zoho Sign API tells them once it is complete.",
    documents: (form.document_fields ?? []).map(({ document_name: document, fields }) => ({
      document,
      fields,
    })),
    recipients: (form.actions ?? []).map((action) => ({
      name: action.recipient_name,
      email: action.recipient_email,
      does: action.action_type,
      at: action.signed_time,
      fields: action.fields,
    })),
  };
  return {
    kind: "evidence",
    name: "fields.json",
    contentType: "application/json",
    bytes: new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`),
  };
}
