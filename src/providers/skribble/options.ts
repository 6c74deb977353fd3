import { z } from "zod";
import { SIGNATURE_LEVELS } from "../../domain/signer.ts";
import { SELDOM } from "../seldom.ts";

const credential = z.string().regex(/^[\x21-\x7e]+$/u, "It has no spaces and only plain characters.");

const folder = z
  .string()
  .min(1)
  .describe("Folder of our PDF templates: a directory, or s3://bucket/prefix.")
  .exactOptional();
const font = z
  .string()
  .min(1)
  .describe("A TrueType or OpenType file in that folder, for letters that are not European.")
  .meta(SELDOM)
  .exactOptional();

/** The connection's own settings, documented dialect. */
export const Settings = z.strictObject({
  username: credential.describe("The API user: api_production_… or api_demo_…"),
  apiKey: credential.describe("The key of that user."),
  region: z
    .enum(["ch", "eu"])
    .default("ch")
    .describe("Where the business account lives: Switzerland (skribble.com) or Germany (skribble.de)."),
  templates: folder,
  font,
});

/** The connection's own settings, the brief's dialect: the key is the token. */
export const BriefSettings = z.strictObject({ apiKey: credential, templates: folder, font });

const accounts = z.enum(["either", "required", "none"]);

const place = z.union([
  z.strictObject({ field: z.string().min(1).describe("A signature field of the PDF, by its name.") }),
  z.strictObject({
    page: z.int().min(1).describe("1 = the first page."),
    x: z.number().min(0).describe("From the left edge, in points."),
    y: z.number().min(0).describe("From the top edge, in points."),
    width: z.number().positive().default(150),
    height: z.number().positive().default(70),
  }),
]);

/** The playbook's `send.options`, documented dialect. */
export const Options = z.strictObject({
  quality: z
    .enum(SIGNATURE_LEVELS)
    .default("AES")
    .describe("Signature level where the playbook's `send.level` says none."),
  legislation: z
    .enum(["ZERTES", "EIDAS"])
    .describe("Swiss or European law; by default that of the region.")
    .exactOptional(),
  accounts: z
    .union([accounts, z.record(z.string(), accounts)])
    .default("either")
    .describe("Do signers need a Skribble account? One word for all, or role → word."),
  phoneRequired: z
    .boolean()
    .default(false)
    .describe("Send nothing while a signer of AES, AES_MINIMAL or QES has no mobile number."),
  marks: z
    .record(z.string(), place)
    .default({})
    .describe("Role → where the signature is drawn: a signature field, or a place on a page."),
  attachOnSuccess: z
    .array(z.enum(["SIGNED_DOCUMENT", "SIGNATURE_PROTOCOL"]))
    .default([])
    .describe("What Skribble attaches to its last mail."),
  owner: z.email().describe("Member of the business who owns the contracts there.").exactOptional(),
  vendorDeadline: z
    .boolean()
    .default(true)
    .describe("Tell Skribble the deadline too, where the plan lets it end contracts."),
});
export type Options = z.infer<typeof Options>;

/** The playbook's `send.options`, the brief's dialect. */
export const BriefOptions = z.strictObject({
  quality: z.enum(["SES", "AES", "QES"]).default("AES"),
});
