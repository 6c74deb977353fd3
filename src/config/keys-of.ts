import { z } from "zod";

/** Names that a provider's schema knows, for “did you mean”; a schema that cannot be described has none. */
export function keysOf(schema: z.ZodType): readonly string[] {
  try {
    const { properties } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    return Object.keys(properties ?? {});
  } catch {
    return [];
  }
}
