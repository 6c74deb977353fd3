import { z } from "zod";

/** Most entries that one list may hold; keeps a hostile body from filling the memory. */
const MOST = 200;

/** An e-mail address in its plain form. */
export const email = z
  .string()
  .max(254)
  .regex(/^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/u, "not an e-mail address");
const uuid = z.string().regex(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u, "not a uuid");
const language = z.enum(["en", "de", "fr", "it"]);
const base64 = z.base64().min(1);
const url = z.url({ protocol: /^https?$/u }).max(2000);

const position = z.strictObject({
  page: z.string().regex(/^\d+$/u),
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  rotation: z.number().optional(),
});

const visualSignature = z
  .strictObject({
    position: position.optional(),
    positions: z.array(position).max(MOST).optional(),
    form_field: z.string().min(1).optional(),
    image: z.strictObject({ content: base64, content_type: z.literal("image/png") }).optional(),
  })
  .refine(
    ({ position: one, positions, form_field: field }) =>
      [one, positions, field].filter((place) => place !== undefined).length === 1,
    "exactly one of position, positions, form_field",
  );

const identity = z.strictObject({
  email_address: email.optional(),
  first_name: z.string().max(255).optional(),
  last_name: z.string().max(255).optional(),
  /** Digits with the country's code, no plus sign. */
  mobile_number: z
    .string()
    .regex(/^\d{8,15}$/u, "not a mobile number")
    .optional(),
  language: language.optional(),
  identity_reference: z.string().max(255).optional(),
  identification_require_evidence: z.boolean().optional(),
});

/** One signature that is asked for (vendor: SignatureRecipient). */
export const recipient = z
  .strictObject({
    account_email: email.optional(),
    signer_identity_data: identity.optional(),
    /** -1 = at any time; else groups in ascending order. */
    sequence: z
      .int()
      .min(-1)
      .max(999)
      .refine((number) => number !== 0, "must be -1 or from 1 to 999")
      .default(-1),
    notify: z.boolean().default(true),
    language: language.optional(),
    visual_signature: visualSignature.optional(),
  })
  .refine(
    ({ account_email: account, signer_identity_data: data }) => account !== undefined || data !== undefined,
    "account_email or signer_identity_data is missing",
  );

const shared = {
  message: z.string().max(1024).optional(),
  quality: z.enum(["SES", "AES", "AES_MINIMAL", "QES", "DEMO", "PART11"]).optional(),
  legislation: z.enum(["ZERTES", "EIDAS"]).optional(),
  signatures: z.array(recipient).max(MOST).nullish(),
  cc_email_addresses: z.array(email).max(MOST).nullish(),
  callback_success_url: url.optional(),
  callback_update_url: url.optional(),
  callback_error_url: url.optional(),
  custom: z.string().max(10_000).optional(),
  attach_on_success: z
    .array(z.enum(["SIGNED_DOCUMENT", "SIGNATURE_PROTOCOL"]))
    .max(2)
    .nullish(),
  write_access: z.array(z.string().min(1)).max(MOST).nullish(),
};

const file = {
  content: base64.optional(),
  content_type: z.literal("application/pdf").optional(),
  file_url: url.optional(),
};

const hasOne = (places: readonly unknown[]): boolean =>
  places.filter((place) => place !== undefined).length === 1;

/** Body of `POST /signature-requests` (vendor: CreateSignatureRequest, and `expires_at` of 2.1.1). */
export const createInput = z
  .strictObject({
    ...shared,
    ...file,
    title: z.string().min(1).max(1024),
    document_id: uuid.optional(),
    creator: email.nullish(),
    expires_at: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(
    (input) => hasOne([input.content, input.file_url, input.document_id]),
    "exactly one of content, file_url, document_id",
  );

/** Body of `PUT /signature-requests` (vendor: UpdateSignatureRequest). */
export const updateInput = z.strictObject({
  ...shared,
  id: uuid,
  title: z.string().min(1).max(1024).optional(),
  read_access: z.array(z.string().min(1)).max(MOST).nullish(),
});

/** Body of `POST /signature-requests/{id}/withdraw`; it may be missing. */
export const withdrawInput = z.strictObject({ message: z.string().max(2048).optional() }).optional();

/** Body of `POST /documents` (vendor: UploadDocumentRequest). */
export const uploadInput = z
  .strictObject({ ...file, title: z.string().min(1).max(1024) })
  .refine((input) => hasOne([input.content, input.file_url]), "exactly one of content, file_url");

/** What a caller may say about a new request. */
export type CreateInput = z.infer<typeof createInput>;
/** What a caller may say about a request that exists. */
export type UpdateInput = z.infer<typeof updateInput>;
/** What a caller may say about a signature. */
export type RecipientInput = z.infer<typeof recipient>;
