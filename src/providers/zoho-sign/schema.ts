import { z } from "zod";

// Only what we use, and tolerant: unknown keys dropped, what merely informs is left out where it surprises.
const extra = z.string().nullish().catch(undefined);
const flag = z.boolean().nullish().catch(undefined);
const count = z.number().nullish().catch(undefined);
const millis = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{10,15}$/)
      .transform(Number),
  ])
  .nullish()
  .catch(undefined);
/** Ids are texts in answers, and are taken as numbers too where that loses no digit. */
const id = z.union([z.string(), z.number().int().transform(String)]);

/** A recipient of a request. */
const Action = z.object({
  action_id: id.nullish().catch(undefined),
  action_type: extra,
  action_status: extra,
  role: extra,
  recipient_name: extra,
  recipient_email: extra,
  signing_order: count,
  decline_reason: extra,
  action_time: millis,
});
export type Action = z.infer<typeof Action>;

/** A contract at the vendor, in `GET /requests/{id}`. */
export const VendorRequest = z.object({
  request_id: id.nullish(),
  request_status: z.string().min(1),
  request_name: extra,
  is_deleted: flag,
  decline_reason: extra,
  actions: z.array(Action).nullish().catch(undefined),
  expire_by: millis,
  action_time: millis,
  modified_time: millis,
  created_time: millis,
});
export type VendorRequest = z.infer<typeof VendorRequest>;

export const RequestAnswer = z.object({ requests: VendorRequest });

const PageContext = z.object({ has_more_rows: flag }).nullish().catch(undefined);

const RequestRow = z.object({ request_id: id, request_name: extra, is_deleted: flag });
export type RequestRow = z.infer<typeof RequestRow>;

/** One page of `GET /requests`. */
export const RequestPage = z.object({ requests: z.array(RequestRow), page_context: PageContext });

const TemplateRow = z.object({ template_id: id, template_name: extra, is_deleted: flag });

/** One page of `GET /templates`. */
export const TemplatePage = z.object({ templates: z.array(TemplateRow), page_context: PageContext });

/** A field that the sender fills in before the contract goes out. */
const PrefillField = z.object({
  field_label: z.string(),
  field_category: z.string(),
  is_mandatory: flag,
  default_value: z.union([z.string(), z.boolean(), z.number()]).nullish().catch(undefined),
  date_format: extra,
  text_property: z.object({ max_field_length: count }).nullish().catch(undefined),
  dropdown_values: z
    .array(z.object({ dropdown_value: z.string() }))
    .nullish()
    .catch(undefined),
  sub_fields: z
    .array(z.object({ sub_field_name: extra }))
    .nullish()
    .catch(undefined),
});
export type PrefillField = z.infer<typeof PrefillField>;

/** A role of a template. */
const TemplateAction = z.object({
  action_id: id,
  action_type: z.string(),
  role: extra,
  signing_order: count,
  recipient_name: extra,
  recipient_email: extra,
  language: extra,
});
export type TemplateAction = z.infer<typeof TemplateAction>;

export const VendorTemplate = z.object({
  template_id: id,
  template_name: extra,
  is_deleted: flag,
  is_sequential: flag,
  document_fields: z.array(z.object({ fields: z.array(PrefillField).nullish() })).nullish(),
  actions: z.array(TemplateAction).nullish(),
});
export type VendorTemplate = z.infer<typeof VendorTemplate>;

export const TemplateAnswer = z.object({ templates: VendorTemplate });

const Webhook = z.object({
  webhook_id: id.nullish().catch(undefined),
  webhook_url: extra,
  webhook_status: extra,
  purpose: extra,
  web_actions: z.unknown().optional(),
});
export type Webhook = z.infer<typeof Webhook>;

export const WebhookList = z.object({ webhooks: z.array(Webhook) });

export const OrganizationList = z.object({
  organizations: z.array(z.object({ org_id: id, is_default: flag })),
});
