import { z } from "zod";

/** Ways in which a signee may prove who signs (`signature_verification_methods` of API v3). */
const VERIFICATION_METHODS = [
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
] as const;

const methods = z.array(z.enum(VERIFICATION_METHODS)).min(1);

const partyDetails = z.strictObject({
  reference: z.string().min(1).describe("How the contract's text calls this party.").exactOptional(),
  name: z.string().min(1).describe("Name of the company this role signs for.").exactOptional(),
  number: z.string().min(1).describe("Company or VAT number.").exactOptional(),
  address: z.string().min(1).exactOptional(),
});

/** The playbook's `send.options` for the documented dialect. */
export const Options = z.strictObject({
  autosign: z
    .boolean()
    .default(false)
    .describe("Sign for the key's owner on sending, where the owner may sign first."),
  toBeSignedBy: z.enum(["owner_and_others", "others_only", "owner_only"]).default("others_only"),
  companyLogoUrl: z.url({ protocol: /^https$/ }).exactOptional(),
  customTerms: z
    .record(z.string(), z.string())
    .default({})
    .describe("Data field → text, for terms that are not on the deal. A value from the deal wins."),
  verification: z
    .union([methods, z.record(z.string(), methods)])
    .describe("Allowed verification methods: one list for all, or role → list.")
    .exactOptional(),
  parties: z.record(z.string(), partyDetails).default({}).describe("Role → details of its party."),
  dates: z
    .enum(["iso", "as-written"])
    .default("iso")
    .describe("How date fields are sent: as 2026-12-31, or exactly as the playbook wrote them."),
});
export type Options = z.infer<typeof Options>;

/** The playbook's `send.options` for the brief's dialect. */
export const BriefOptions = z.strictObject({
  content: z
    .json()
    .describe("The draft's text in Contractbook's JSON form, written into the draft before it is sent.")
    .exactOptional(),
});

/** The connection's own settings, the same in both dialects. */
export const Settings = z.strictObject({
  apiKey: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "An API key has no spaces and only plain characters.")
    .describe("Key of the Contractbook profile that owns the contracts."),
});
