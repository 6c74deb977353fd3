import { z } from "zod";

// Only what we use, and tolerant: the published schema marks nothing as required.
const text = z.string().nullish();
// What only informs must not keep a signature from the CRM: a surprise there is left out.
const extra = text.catch(undefined);

const IdentityData = z.object({ email_address: extra, first_name: extra, last_name: extra });

const Signature = z.object({
  account_email: extra,
  signer_identity_data: IdentityData.nullish().catch(undefined),
  sequence: z.number().nullish().catch(undefined),
  status_code: extra,
  // not in the published schema; a client in production reads them
  signed_at: extra,
  signed_quality: extra,
  last_viewed_at: extra,
});
export type Signature = z.infer<typeof Signature>;

/** `SignatureResponse` of API v2. */
export const SignatureRequest = z.object({
  id: z.string(),
  status_overall: z.string(),
  title: extra,
  document_id: extra,
  quality: extra,
  legislation: extra,
  // not in the published schema
  custom: extra,
  signing_url: extra,
  signatures: z.array(Signature).nullish().catch(undefined),
  expiration_date: extra,
  created_at: extra,
  updated_at: extra,
});
export type SignatureRequest = z.infer<typeof SignatureRequest>;

const Listed = z.object({
  id: z.string(),
  status_overall: extra,
  title: extra,
  custom: extra,
  updated_at: extra,
});
export type Listed = z.infer<typeof Listed>;

/** `GET /signature-requests`: a bare list. */
export const RequestList = z.array(Listed);

/** `GET /signature-requests/{id}/callbacks`. */
export const CallbackLog = z.array(
  z.object({ type: extra, state: extra, attempts: z.number().nullish().catch(undefined) }),
);

/** `GET /documents/{id}/content` where it comes as JSON. */
export const ContentAnswer = z.object({ content: z.base64() });

const Action = z.object({ name: extra, message: extra });
/** `GET /signature-requests/{id}/report?type=JSON`: who did what, and what they said. */
export const Report = z.object({
  userList: z.array(z.object({ email: extra, userActions: z.array(Action).nullish().catch(undefined) })),
});

/** The envelope of an error ("Error handling"): compare only the end of `type`, its host differs by region. */
export const Problem = z.object({ type: extra, message: extra, key: extra });
export type Problem = z.infer<typeof Problem>;
