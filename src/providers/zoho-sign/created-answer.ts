import { z } from "zod";
import { VendorRequest } from "./schema.ts";

/** The article reads nothing but the id, and what it makes is out at once. */
export const CreatedAnswer = z.object({
  requests: VendorRequest.extend({ request_status: z.string().min(1).catch("inprogress") }),
});
