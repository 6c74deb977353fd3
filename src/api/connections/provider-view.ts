import { z } from "zod";
import { CapabilitiesView } from "./capabilities-view.ts";

/** What one setting may be, as JSON Schema has it. */
const SettingSchema = z
  .looseObject({
    title: z.string(),
    description: z.string().optional(),
    /** Absent where several types will do. */
    type: z.enum(["string", "number", "integer", "boolean", "array", "object"]).optional(),
    enum: z.array(z.string()).optional(),
    default: z.unknown().optional(),
    pattern: z.string().optional(),
    /** A credential: taken, never told. */
    writeOnly: z.boolean().optional(),
    /** Hardly anybody needs it. */
    "x-seldom": z.boolean().optional(),
  })
  .meta({ id: "SettingSchema" });

/** JSON Schema of a group of settings. */
export const SettingsSchema = z
  .looseObject({
    type: z.literal("object"),
    properties: z.record(z.string(), SettingSchema),
    required: z.array(z.string()).optional(),
  })
  .meta({ id: "SettingsSchema" });
export type SettingsSchema = z.output<typeof SettingsSchema>;

/** One way of speaking with a vendor, and what it needs to be set up. */
const DialectView = z
  .object({
    name: z.enum(["documented", "brief"]),
    /** JSON Schema of the settings, credentials among them as `writeOnly`; titles and descriptions are for people. */
    settings: SettingsSchema,
    secrets: z.array(z.string()),
    signingSecret: z.enum(["required", "optional", "none"]),
    needsConsent: z.boolean(),
    /** What its contracts may be given besides, as JSON Schema; for the playbook's editor. */
    options: SettingsSchema,
    /** Absent for Kommo. */
    can: CapabilitiesView.optional(),
    /** What it cannot carry, and what happens instead. */
    lacks: z.record(z.string(), z.string()),
  })
  .meta({ id: "Dialect" });

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
