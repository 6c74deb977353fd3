import { z } from "zod";
import { readAnswer } from "../read-answer.ts";
import type { Client, FormCall } from "./client.ts";

/** Every answer of the vendor carries a code, and 0 is the good one. */
const Done = z.object({ code: z.union([z.literal(0), z.literal("0")]) });

/** A call that changes something and brings nothing back. A page in the answer's place proves nothing: verdict `look`. */
export async function carryOut(client: Client, call: FormCall): Promise<void> {
  readAnswer(Done, await client(call), false);
}
