import { z } from "zod";

/** The playbook's `send.options` for the documented dialect. */
export const Options = z.strictObject({
  verification: z
    .enum(["none", "email"])
    .default("none")
    .describe("`email`: each signer types a code that Zoho Sign mails to them."),
  remindEveryDays: z
    .int()
    .min(0)
    .max(99)
    .describe("Zoho Sign reminds the signers by itself every so many days; 0 = never.")
    .exactOptional(),
  privateNotes: z
    .record(z.string(), z.string())
    .default({})
    .describe("Role → a note that only this recipient reads."),
  folder: z
    .string()
    .regex(/^\d{1,24}$/, "A folder's id has digits only.")
    .describe("Id of the folder in which contracts are put; Zoho Sign's API lists them: GET /api/v1/folders.")
    .exactOptional(),
  dates: z
    .enum(["template", "as-written"])
    .default("template")
    .describe("How date fields are sent: in the field's own form, or exactly as the playbook wrote them."),
});
export type Options = z.infer<typeof Options>;

/** The article names none. */
export const BriefOptions = z.strictObject({});
