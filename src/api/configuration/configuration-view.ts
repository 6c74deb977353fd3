import { z } from "zod";
import { Issue } from "../issue.ts";

const Days = z.number().int().min(1).max(3_650);

/**
 * What an account keeps for another time than the installation, in days; left out = as the installation, contracts for good. The
 * configuration says what is too little.
 */
const AccountRetention = z.strictObject({
  callsDays: z.number().optional(),
  deliveriesDays: z.number().optional(),
  endedDays: z.number().optional().describe("Contracts that ended without a signature; 30 or more"),
  signedDays: z.number().optional().describe("Signed contracts, with their archive; 365 or more"),
});

/** What belongs to the installation and all its accounts. */
const InstallationSettings = z
  .object({
    /** Where Kommo and the vendors reach us. */
    publicUrl: z.string().optional(),
    allowPrivateHosts: z.boolean(),
    retention: z.object({ callsDays: Days, deliveriesDays: Days, changesDays: Days }),
  })
  .meta({ id: "InstallationSettings" });

export const Settings = z
  .object({
    /** What people call the account. */
    name: z.string(),
    timezone: z.string(),
    locale: z.string(),
    retention: AccountRetention,
    installation: InstallationSettings,
  })
  .meta({ id: "Settings" });
export type Settings = z.infer<typeof Settings>;

/** What is left out stays as it is. The installation's part is for its owner alone. */
export const SettingsChange = z.strictObject({
  name: z.string().max(200).optional(),
  timezone: z.string().max(100).optional(),
  locale: z.string().max(100).optional(),
  retention: AccountRetention.optional(),
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
  name: z.string().max(200).optional().describe("What people call it; left out = the id"),
  timezone: z.string().max(100).default("UTC"),
  locale: z.string().max(100).default("en"),
});
export type NewAccount = z.infer<typeof NewAccount>;

const Named = z.object({ id: z.string(), name: z.string() });

const Removed = z.object({
  connections: z.array(Named).describe("`kommo` among them"),
  playbooks: z.array(Named),
  waiting: z.number().int().describe("Contracts that would rest until what they need is back"),
  goingOn: z.number().int().describe("Contracts that go on although their playbook is taken out"),
});

/** What an import came to, or would. */
export const Imported = z.object({
  /** Absent where it was only tried. */
  version: z.number().optional(),
  differences: z.array(
    z.object({
      path: z.string(),
      name: z.string().describe("As people call the place"),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
    }),
  ),
  removes: Removed.describe("What is taken out, and what becomes of the contracts that are under way"),
  /** Credentials that the text names and nobody has entered: `contracts/apiKey`. */
  missing: z.array(z.string()),
  issues: z.array(Issue),
});
export type Imported = z.infer<typeof Imported>;
