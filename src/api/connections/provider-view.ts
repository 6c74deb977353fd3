import { z } from "zod";

/** One way of speaking with a vendor, and what it needs to be set up. */
const DialectView = z.object({
  name: z.string(),
  /** JSON Schema of the settings, credentials among them as `writeOnly`; titles and descriptions are for people. */
  settings: z.record(z.string(), z.unknown()),
  secrets: z.array(z.string()),
  signingSecret: z.enum(["required", "optional", "none"]),
  needsConsent: z.boolean(),
  /** What its contracts may be given besides, as JSON Schema; for the playbook's editor. */
  options: z.record(z.string(), z.unknown()),
  can: z.record(z.string(), z.unknown()),
  /** What it cannot carry, and what happens instead. */
  lacks: z.record(z.string(), z.string()),
});

/** A vendor that can be connected, or Kommo. */
export const ProviderView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["crm", "vendor"]),
  /** What to do at the other side, one step each, as Markdown; `{hookAddress}` stands for our address. */
  steps: z.array(z.string()),
  dialects: z.array(DialectView),
});
export type ProviderView = z.infer<typeof ProviderView>;
