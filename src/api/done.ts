import { z } from "zod";

/** Answer of a call that changes something and has nothing to tell. */
export const Done = z.object({ done: z.literal(true) });

export const DONE = { done: true } as const;
