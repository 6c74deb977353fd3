import { z } from "zod";
import { KEY_MARK } from "../domain/actor.ts";
import type { Actor } from "../domain/actor.ts";

/** Who did something: a name alone would not tell a person from a key or from the service. */
export const By = z
  .object({
    kind: z.enum(["person", "key", "service"]),
    name: z.string(),
    email: z.string().optional().describe("A person's address; names are not unique"),
  })
  .meta({ id: "By" });

/** Who made a key or an invitation. */
export function madeBy({ name, email }: Pick<Actor, "name" | "email">): z.input<typeof By> {
  if (email !== undefined) return { kind: "person", name, email };
  if (name.endsWith(KEY_MARK)) return { kind: "key", name: name.slice(0, -KEY_MARK.length) };
  return { kind: name === "countersign" ? "service" : "person", name };
}
