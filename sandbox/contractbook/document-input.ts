import { z } from "zod";

/** Most entries that one list may hold; keeps a hostile body from filling the memory. */
const MOST = 500;
const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/u;
const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u, "not a uuid");
const text = z.string().max(100_000).nullish();

/** An e-mail address in its plain form. */
export const email = z.string().max(254).regex(EMAIL, "not an e-mail address");

const methods = z.enum([
  "sms",
  "basic",
  "wet_signature",
  "criipto_dk_mitid_substantial",
  "criipto_dk_mitid_business",
  "criipto_no_bankid",
  "criipto_se_bankid_same_device",
  "criipto_se_bankid_another_device",
  "criipto_fi_bankid",
  "criipto_fi_bankid_mobile",
]);

/** Read-only for callers, yet part of the vendor's schema: accepted and ignored. */
const instant = z.iso.datetime({ offset: true }).nullish();

const signee = z.strictObject({
  id: id.nullish(),
  email: email.nullish(),
  full_name: text,
  title: text,
  order: z.int().min(0).optional(),
  signature_verification_methods: z.array(methods).max(10).nullish(),
  opened_at: instant,
  signed_at: instant,
  rejected_at: instant,
  changes_requested_at: instant,
});

const party = z.strictObject({
  id: id.nullish(),
  type: z.enum(["personal", "company"]).optional(),
  name: text,
  address: text,
  number: text,
  reference: text,
  signees: z.array(signee).max(MOST).optional(),
});

const dataField = z.strictObject({
  id: id.optional(),
  name: z.string().min(1).max(1000),
  type: z.enum(["text", "number", "date", "select", "checkbox"]),
  value: z.string().max(100_000).nullable(),
  required: z.boolean().optional(),
  description: text,
  config: z
    .strictObject({ options: z.array(z.string()).max(MOST).optional(), label: z.string().nullish() })
    .optional(),
  formatting: z
    .strictObject({
      fractional: z.boolean().nullish(),
      grouping: z.enum(["", "dot", "comma", "space"]).nullish(),
    })
    .nullish(),
  source: z.enum(["drafter_questionnaire", "ai", "salesforce"]).nullish(),
  source_mapping: z.string().nullish(),
  source_sync_type: z.enum(["downstream", "upstream", "bidirectional"]).nullish(),
});

const attachment = z.strictObject({
  original: z.url().optional(),
  preview: z.array(z.string()).max(MOST).optional(),
  filename: z.string().nullish(),
});

const dynamicTable = z.strictObject({
  attrs: z.looseObject({
    id: z.string(),
    columns: z.array(z.string()).max(MOST),
    rows: z.array(z.array(z.string()).max(MOST)).max(MOST),
  }),
});

const document = z.strictObject({
  title: z.string().max(1000).optional(),
  language: z.string().max(20).nullish(),
  message: z.strictObject({ content: z.string().max(100_000).optional() }).optional(),
  tags: z.array(z.string().min(1).max(1000)).max(MOST).optional(),
  parties: z.array(party).max(MOST).optional(),
  data_fields: z.array(dataField).max(MOST).optional(),
  attachments: z.array(attachment).max(MOST).nullish(),
  attachments_signed_separately: z.boolean().optional(),
  dynamic_tables: z.array(dynamicTable).max(MOST).optional(),
  company_logo_url: z.url().nullish(),
  signing_order_mode: z.enum(["random", "strict", "grouped"]).optional(),
  to_be_signed_by: z.enum(["owner_and_others", "others_only", "owner_only"]).optional(),
  version: id.optional(),
});

/** Body of `POST /templates/{id}/create_document` (vendor: DocumentCreateRequest). */
export const createRequest = z.strictObject({ document: document.optional() });
/** Body of `PATCH /documents/{id}` (vendor: DocumentUpdateRequest). */
export const updateRequest = z.strictObject({ document });
/** Body of `POST /documents/{id}/send` (vendor: DocumentSendRequest). */
export const sendRequest = z.strictObject({ autosign: z.boolean().default(true) });

/** What a caller may say about a document. */
export type DocumentInput = z.infer<typeof document>;
/** What a caller may say about a data field. */
export type DataFieldInput = z.infer<typeof dataField>;
/** What a caller may say about a party. */
export type PartyInput = z.infer<typeof party>;
