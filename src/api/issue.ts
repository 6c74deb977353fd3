import { z } from "zod";

/** Something that is wrong, and where: `send.signers.0.email`, relative to what was sent. */
export const Issue = z
  .object({ path: z.string(), text: z.string(), help: z.string().optional() })
  .meta({ id: "Issue" });
export type Issue = z.infer<typeof Issue>;
