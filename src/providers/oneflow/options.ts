import { z } from "zod";
import { OF_TEMPLATE } from "../of-template.ts";

/** The connection's own settings, the same in both dialects. */
export const Settings = z.strictObject({
  apiToken: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "An API token has no spaces and only plain characters.")
    .describe("API token of the account, from Marketplace > API tokens."),
  userEmail: z
    .string()
    .regex(/^[\x21-\x7e]+@[\x21-\x7e]+$/, "The e-mail address of an active user of the account.")
    .describe("The user in whose name contracts are made."),
  workspace: z
    .union([z.string().trim().min(1), z.int().positive()])
    .describe("Workspace in which contracts are made: id or exact name."),
});
export type Settings = z.infer<typeof Settings>;

const CHANNELS = ["email", "sms", "none", "same_device"] as const;
export type Channel = (typeof CHANNELS)[number];

const channel = z.enum(CHANNELS);
const word = z.string().regex(/^[a-z0-9_]{1,60}$/, "A word of Oneflow's API, like swedish_bankid.");

const partyDetails = z.strictObject({
  name: z.string().min(1).max(100).describe("Name of the company this role signs for.").exactOptional(),
  identificationNumber: z.string().min(1).max(25).exactOptional(),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, "Two capital letters, like SE.")
    .exactOptional(),
});

/** The playbook's `send.options` for the documented dialect. */
export const Options = z.strictObject({
  deliveryChannel: z
    .union([channel, z.record(z.string(), channel)])
    .default("email")
    .describe("How signers are told: one channel for all, or role → channel (others: email)."),
  signMethod: z
    .union([word, z.record(z.string(), word)])
    .describe("How people sign, as the template allows: one method for all, or role → method.")
    .exactOptional(),
  twoStep: z
    .union([word, z.record(z.string(), word)])
    .describe("Second step before the contract opens: sms, email; one for all, or role → method.")
    .exactOptional(),
  parties: z.record(z.string(), partyDetails).default({}).describe("Role → details of its party."),
  referenceField: z
    .string()
    .min(1)
    .describe("The template's data field that shall carry our reference, by its custom id.")
    .meta(OF_TEMPLATE)
    .exactOptional(),
  subject: z.string().min(1).describe("Subject of the e-mail; default the contract's title.").exactOptional(),
});
export type Options = z.infer<typeof Options>;

/** The playbook's `send.options` for the brief's dialect. */
export const BriefOptions = z.strictObject({
  ourCompany: z
    .string()
    .min(1)
    .describe("Name of the company for which signers with the role `internal` sign.")
    .exactOptional(),
});
