import { z } from "zod";
import { OF_TEMPLATE } from "../of-template.ts";
import { SELDOM } from "../seldom.ts";

const plain = z.string().regex(/^[\x21-\x7e]+$/, "A credential has no spaces and only plain characters.");

const currency = z.string().regex(/^[A-Z]{3}$/, "Three letters, such as EUR.");

/** Rights that the calls of this client need (the `OAuth Scope required` of each page of the reference). */
const SCOPES = [
  "public.workflows.readSchemas",
  "public.workflows.createWorkflows",
  "public.workflows.readWorkflows",
  "public.workflows.updateWorkflows",
  "public.workflows.revertToReview",
  "public.workflows.readApprovals",
  "public.workflows.readSignatures",
  "public.workflows.readSignStatus",
  "public.workflows.sendSignatureRequests",
  "public.workflows.remindSigners",
  "public.workflows.cancel",
  "public.workflows.readDocuments",
  "public.records.readAttachments",
  "public.webhooks.createWebhooks",
  "public.webhooks.readWebhooks",
  "public.webhooks.updateWebhooks",
] as const;

/** The connection's own settings of the documented dialect. */
export const Settings = z
  .strictObject({
    token: plain.describe("Company-wide token (the older kind), instead of a client.").exactOptional(),
    clientId: plain.describe("Id of the OAuth client of Company Settings → API.").exactOptional(),
    clientSecret: plain.describe("The OAuth client's secret.").exactOptional(),
    tokenUrl: z
      .url({ protocol: /^https?$/ })
      .describe("Where access tokens are fetched; default /oauth/token at the host of baseUrl.")
      .meta(SELDOM)
      .exactOptional(),
    actingUser: z.email().describe("Ironclad user in whose name workflows are launched."),
    currency: currency
      .describe("Currency of amounts that are written without one, such as EUR.")
      .exactOptional(),
    scopes: z
      .array(z.string().regex(/^[\w.]+$/))
      .min(1)
      .default([...SCOPES])
      .describe("Rights to ask for: fewer, where the client was registered with fewer.")
      .meta(SELDOM),
  })
  .refine(({ token, clientId, clientSecret }) => (token === undefined) === hasBoth(clientId, clientSecret), {
    message: "Either `token`, or `clientId` with `clientSecret`.",
  });
export type Settings = z.infer<typeof Settings>;

function hasBoth(clientId: string | undefined, clientSecret: string | undefined): boolean {
  return clientId !== undefined && clientSecret !== undefined;
}

const names = z.record(z.string(), z.string().min(1));

/** The playbook's `send.options` of the documented dialect. */
export const Options = z.strictObject({
  launch: z
    .enum(["async", "sync"])
    .default("async")
    .describe("Wait for the launch in one long call (sync), or ask how far it is (async)."),
  currency: currency.describe("Another currency than the connection's, for this playbook.").exactOptional(),
  reference: z
    .string()
    .min(1)
    .default("Countersign reference")
    .describe("The template's text question that receives our reference: its id or its label.")
    .meta(OF_TEMPLATE),
  signers: names
    .default({})
    .describe(
      "Role → label of its place in the template, without “Email” and “Name”: { client: Counterparty Signer }.",
    ),
  roles: names
    .default({})
    .describe("Role of a colleague → role of the template that signs: { internal: Internal Signer }."),
  dates: z
    .enum(["day", "noon"])
    .default("day")
    .describe("How dates are sent: 2026-12-31, or noon of that day in the account's time zone."),
  durations: z
    .enum(["years", "months", "weeks", "days"])
    .default("months")
    .describe("Unit of durations that are written as a mere number."),
});
export type Options = z.infer<typeof Options>;

/** The connection's own settings of the brief's dialect. */
export const BriefSettings = z.strictObject({
  token: plain.describe("API key of Admin → Integrations → API."),
  sandbox: z
    .boolean()
    .default(false)
    .describe("Speak with sandbox.ironcladapp.com instead of ironcladapp.com."),
});

/** The playbook's `send.options` of the brief's dialect: there are none. */
export const BriefOptions = z.strictObject({});
