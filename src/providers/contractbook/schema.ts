import { z } from "zod";

// Only what we use, and tolerant: nullable where the vendor's schema is, unknown keys dropped.
const text = z.string().nullish();
// What only informs must not keep a signature from the CRM: a surprise there is left out.
const extra = text.catch(undefined);

/** `DataField` of API v3; `value` is always a string or null. */
export const DataField = z.object({
  id: z.string().nullish(),
  name: z.string(),
  type: z.string(),
  value: text,
  required: z.boolean().nullish(),
  description: text,
  config: z.object({ options: z.array(z.string()).nullish(), label: text }).nullish(),
  formatting: z.object({ fractional: z.boolean().nullish(), grouping: text }).nullish(),
  source: text,
  source_mapping: text,
  source_sync_type: text,
});
export type DataField = z.infer<typeof DataField>;

const Signee = z.object({
  email: text,
  full_name: text,
  order: z.number().nullish(),
  opened_at: text,
  signed_at: text,
  rejected_at: text,
  changes_requested_at: text,
});
export type Signee = z.infer<typeof Signee>;

const Party = z.object({
  id: text,
  type: text,
  name: text,
  address: text,
  number: text,
  reference: text,
  signees: z.array(Signee).nullish(),
});
export type Party = z.infer<typeof Party>;

const DocumentEvent = z.object({
  action: text,
  email: text,
  timestamp: text,
  comment: text,
  profile_id: text,
});

/** A document, of which a contract is one form: draft and contract share their id. */
export const VendorDocument = z.object({
  id: z.string(),
  state: z.string(),
  version: text,
  title: extra,
  tags: z.array(z.string()).nullish(),
  signing_order_mode: extra,
  parties: z.array(Party).nullish().catch(undefined),
  data_fields: z.array(DataField).nullish().catch(undefined),
  events: z.array(DocumentEvent).nullish().catch(undefined),
  signed_at: extra,
  created_at: extra,
  updated_at: extra,
});
export type VendorDocument = z.infer<typeof VendorDocument>;

export const DocumentAnswer = z.object({ document: VendorDocument });

const Preview = z.object({ id: z.string(), tags: z.array(z.string()).nullish() });
export type Preview = z.infer<typeof Preview>;

/** One page of `GET /documents`. */
export const DocumentPage = z.object({
  documents: z.array(Preview),
  pagination_meta: z.object({ cursor: text }).nullish(),
});

const TemplateSummary = z.object({ id: z.string(), title: text });

export const TemplateList = z.object({ templates: z.array(TemplateSummary) });

export const VendorTemplate = z.object({
  id: z.string(),
  title: text,
  parties: z.array(Party).nullish(),
  data_fields: z.array(DataField).nullish(),
});
export type VendorTemplate = z.infer<typeof VendorTemplate>;

export const TemplateAnswer = z.object({ template: VendorTemplate });

export const PdfAnswer = z.object({ location: z.string() });
