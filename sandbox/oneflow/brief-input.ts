import { z } from "zod";
import { email } from "./contract-input.ts";

/** The article's code writes ids of templates and workspaces as text; numbers are the same ids. */
const id = z.union([z.string().regex(/^\d{1,15}$/u), z.int().positive()]).transform(Number);

const participant = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email,
  signatory: z.boolean(),
  signatory_order: z.int().min(0).optional(),
});

/** Body of the article's `POST /contracts`. */
export const briefCreateInput = z.strictObject({
  template_id: id,
  workspace_id: id,
  name: z.string().trim().min(1).max(130),
  parties: z
    .array(
      z.strictObject({
        type: z.enum(["company", "individual"]),
        name: z.string().trim().min(1).max(100),
        participants: z.array(participant).min(1).max(40),
      }),
    )
    .min(1)
    .max(40),
});

/** Body of the article's `PATCH /contracts/{id}/data_fields/{field}`. */
export const briefFieldInput = z.strictObject({ value: z.string().max(100_000) });

/** Body of the article's `POST /contracts/{id}/publish`: nothing. */
export const briefPublishInput = z.strictObject({});

/** What a caller may say at create. */
export type BriefCreateInput = z.infer<typeof briefCreateInput>;
