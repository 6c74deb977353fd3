import { z } from "zod";

const creator = z.union([
  z.strictObject({ type: z.literal("email").optional(), email: z.string() }),
  z.strictObject({ type: z.literal("id").optional(), id: z.string() }),
]);

/** Body of `POST /workflows` and `POST /workflows/async` (vendor: WorkflowLaunchModel). */
export const launchPayload = z.strictObject({
  template: z.string().min(1),
  attributes: z.record(z.string(), z.unknown()),
  creator: creator.optional(),
});

/** What a caller launches. */
export type LaunchPayload = z.infer<typeof launchPayload>;
