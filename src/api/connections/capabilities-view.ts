import { z } from "zod";
import type { Capabilities } from "../../domain/capabilities.ts";

/** What a vendor, in one dialect, can and cannot do. */
export const CapabilitiesView = z
  .object({
    /** A contract may exist unsent. */
    draft: z.boolean(),
    /** A draft can be changed before it is sent. */
    update: z.boolean(),
    /** A contract can be found by our reference. */
    find: z.boolean(),
    /** Can templates and their fields be listed? `names`: only what they are called. */
    templates: z.union([z.boolean(), z.literal("names")]),
    /** How a sent contract is taken back; `none`: not over the API. */
    withdraw: z.enum(["recall", "withdraw", "cancel", "delete", "none"]),
    /** Who holds the clock of the signing period. */
    expiry: z.enum(["vendor", "ours"]),
    /** The longest signing period, in days; absent = it names none. */
    maxDays: z.number().optional(),
    /** What has expired may be out for signing again. */
    revive: z.boolean(),
    /** People there can take a signed contract back to signing. */
    reopens: z.literal(true).optional(),
    order: z.array(z.enum(["parallel", "sequential", "grouped"])),
    levels: z.array(z.string()),
    remind: z.boolean(),
    extend: z.boolean(),
    signedCopy: z.boolean(),
    evidence: z.boolean(),
    /** What people can do there without us for a deal that lacks values. */
    byHand: z.string().optional(),
    /** Changes are found without reading each open contract. */
    changedSince: z.boolean(),
  })
  .meta({ id: "Capabilities" });

/** As the API says it. */
export function toCapabilitiesView({
  order,
  levels,
  ...can
}: Capabilities): z.input<typeof CapabilitiesView> {
  return { ...can, order: [...order], levels: [...levels] };
}
