import { z } from "zod";

/** One thing that was looked at, and what came of it. */
export const Finding = z
  .object({
    level: z.enum(["ok", "note", "problem"]),
    text: z.string(),
    /** The way out of a problem. */
    help: z.string().optional(),
  })
  .meta({ id: "Finding" });

export const Findings = z.object({ findings: z.array(Finding) });
