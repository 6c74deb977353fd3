import { z } from "zod";

// Request schemas of the vendor's OpenAPI document (`Public API v3`), as far as bodies of ours may use them: the test
// servers refuse whatever does not fit, as the vendor refuses additional keys.
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

const dataField = z.strictObject({
  id: uuid.optional(),
  name: z.string(),
  type: z.enum(["text", "number", "date", "select", "checkbox"]),
  value: z.string().nullable(),
  required: z.boolean().optional(),
  description: z.string().nullish(),
  config: z.strictObject({ options: z.array(z.string()).optional(), label: z.string().nullish() }).optional(),
  formatting: z
    .strictObject({
      fractional: z.boolean().nullish(),
      grouping: z.enum(["", "dot", "comma", "space"]).nullish(),
    })
    .nullish(),
});

const signee = z.strictObject({
  email: z.email(),
  full_name: z.string(),
  order: z.int().min(0),
  signature_verification_methods: z
    .array(z.enum(["sms", "basic", "criipto_se_bankid_same_device"]))
    .optional(),
});

const party = z.strictObject({
  id: uuid.optional(),
  type: z.enum(["personal", "company"]),
  name: z.string(),
  reference: z.string(),
  number: z.string().optional(),
  address: z.string().optional(),
  signees: z.array(signee).min(1),
});

/** `DocumentCreateRequest`. */
export const CreateRequest = z.strictObject({
  document: z.strictObject({
    title: z.string(),
    language: z.string().optional(),
    message: z.strictObject({ content: z.string() }).optional(),
    tags: z.array(z.string().min(1)),
    parties: z.array(party).min(1),
    data_fields: z.array(dataField),
    company_logo_url: z.url().optional(),
    signing_order_mode: z.enum(["random", "strict", "grouped"]),
    to_be_signed_by: z.enum(["owner_and_others", "others_only", "owner_only"]),
  }),
});

/** `DocumentUpdateRequest`, as far as we use it. */
export const UpdateRequest = z.strictObject({
  document: z.strictObject({
    version: uuid,
    title: z.string().optional(),
    data_fields: z.array(dataField).optional(),
  }),
});
