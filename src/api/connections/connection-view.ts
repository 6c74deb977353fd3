import { z } from "zod";
import { CapabilitiesView } from "./capabilities-view.ts";

const Instant = z.iso.datetime();

/** A connection as it stands. Credentials are only told to be there. */
export const ConnectionView = z
  .object({
    /** `kommo`, or a name of one's own. */
    id: z.string(),
    kind: z.enum(["crm", "vendor"]),
    /** What people call it: `Contractbook`. */
    vendor: z.string(),
    provider: z.string().optional(),
    dialect: z.string().optional(),
    settings: z.record(z.string(), z.unknown()),
    /** By name; `set`: it has been entered. */
    secrets: z.record(z.string(), z.object({ set: z.boolean() })),
    health: z.object({
      state: z.enum(["good", "bad", "unknown"]),
      since: Instant.optional(),
      lastAt: Instant.optional(),
      reason: z.string().optional(),
      text: z.string().optional(),
      help: z.string().optional(),
    }),
    /** The token that opens it; absent = it has no end that is known. */
    token: z
      .object({
        endsAt: Instant,
        renewsItself: z.boolean(),
        unusedEndsAt: Instant.optional().describe(
          "When the grant ends unless it is used; absent = it names no end",
        ),
      })
      .optional(),
    lastCallAt: Instant.optional().describe(
      "When we called it last; absent = never, or nobody knows any more",
    ),
    lastDeliveryAt: Instant.optional(),
    hook: z.object({
      /** The address without its secret. */
      shown: z.string(),
      /** Is there a secret that guards it? */
      isOpen: z.boolean(),
      /** Can the other side be told by API where to call? */
      byApi: z.boolean(),
    }),
    limits: z.object({
      /** Calls that it takes; absent = it names no figure. */
      perSecond: z.number().optional(),
      callsInLastMinute: z.number(),
      /** Why nobody calls it but to try, now and then, whether that is over. */
      blocked: z.string().optional(),
    }),
    /** A person has to let us in on the other side's own pages. */
    needsConsent: z.boolean(),
    /** Playbooks that may go through it. */
    usedBy: z.array(z.object({ id: z.string(), name: z.string() })),
    /** What it can do: `remind`, `extend`, `order` … */
    can: CapabilitiesView.optional(),
    problems: z.array(z.object({ path: z.string(), text: z.string(), help: z.string().optional() })),
  })
  .meta({ id: "Connection" });
export type ConnectionView = z.infer<typeof ConnectionView>;
