import { z } from "zod";
import { email } from "./document-input.ts";

const variables = z.record(z.string().max(1000), z.union([z.string().max(100_000), z.number()]));
const signatories = z
  .array(
    z.strictObject({
      email,
      name: z.string().trim().min(1).max(1000),
      role: z.string().trim().min(1).max(100),
    }),
  )
  .min(1)
  .max(100);

/** Body of the article's `POST /drafts`. */
export const createDraftRequest = z.strictObject({
  template_id: z.string().min(1),
  variables,
  signatories,
});

/** Body of the article's `PATCH /drafts/{id}`; `content` is the vendor's own JSON. Given variables are merged. */
export const updateDraftRequest = z.strictObject({
  variables: variables.optional(),
  signatories: signatories.optional(),
  content: z.looseObject({}).optional(),
});

/** Body of the article's `POST /drafts/{id}/send`: none in its code, `signee` in its drawing. */
export const sendDraftRequest = z.strictObject({
  signee: z.strictObject({ email, name: z.string().min(1) }).optional(),
});

/** Variables by name. */
export type Variables = z.infer<typeof variables>;
/** Who signs. */
export type Signatories = z.infer<typeof signatories>;
