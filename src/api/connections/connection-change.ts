import { z } from "zod";

/** What a person enters for a connection. */
export const ConnectionChange = z.strictObject({
  /** Left out for `kommo`. */
  provider: z.string().max(100).optional(),
  dialect: z.enum(["documented", "brief"]).optional(),
  /** All of them: what is left out is taken away. */
  settings: z.record(z.string().max(100), z.unknown()),
  /** Only new ones: what is left out stays as it is, `null` takes it away. */
  secrets: z.record(z.string().max(100), z.string().max(20_000).nullable()).default({}),
  /** Secrets of which we make up a new one: `webhookSecret`, `signingSecret`. */
  generate: z.array(z.enum(["webhookSecret", "signingSecret"])).default([]),
});
export type ConnectionChange = z.infer<typeof ConnectionChange>;

/** A connection's id in an address. */
export const ConnectionPlace = z.object({ connection: z.string().max(100) });
