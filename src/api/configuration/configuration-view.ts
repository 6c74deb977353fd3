import { z } from "zod";
import { Issue } from "../issue.ts";

const Days = z.number().int().min(1).max(3_650);

/** What belongs to the installation and all its accounts. */
const InstallationSettings = z.object({
  /** Where Kommo and the vendors reach us. */
  publicUrl: z.string().optional(),
  allowPrivateHosts: z.boolean(),
  retention: z.object({ callsDays: Days, deliveriesDays: Days, changesDays: Days }),
});

export const Settings = z.object({
  timezone: z.string(),
  locale: z.string(),
  installation: InstallationSettings,
});
export type Settings = z.infer<typeof Settings>;

/** What is left out stays as it is. The installation's part is for its owner alone. */
export const SettingsChange = z.strictObject({
  timezone: z.string().max(100).optional(),
  locale: z.string().max(100).optional(),
  installation: z
    .strictObject({
      publicUrl: z.string().max(500).nullable(),
      allowPrivateHosts: z.boolean(),
      retention: z.strictObject({ callsDays: Days, deliveriesDays: Days, changesDays: Days }).partial(),
    })
    .partial()
    .optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

export const NewAccount = z.strictObject({
  id: z.string().max(100),
  timezone: z.string().max(100).default("UTC"),
  locale: z.string().max(100).default("en"),
});
export type NewAccount = z.infer<typeof NewAccount>;

/** What an import came to, or would. */
export const Imported = z.object({
  /** Absent where it was only tried. */
  version: z.number().optional(),
  differences: z.array(
    z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
  /** Credentials that the text names and nobody has entered: `contracts/apiKey`. */
  missing: z.array(z.string()),
  issues: z.array(Issue),
});
export type Imported = z.infer<typeof Imported>;
