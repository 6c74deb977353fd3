import { z } from "zod";

/** Whom it is about. In the body, since addresses of calls stand in logs. */
export const PersonAsked = z.object({ email: z.email().max(320) });
