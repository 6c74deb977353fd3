import { z } from "zod";

const Rule = z.object({ type: z.string(), values: z.array(z.union([z.string(), z.number()])) });
const Filters = z.array(z.object({ filter_rules: z.array(Rule) }));

/**
 * Does a webhook with these filters, perhaps made by hand, knock for all these events of the workspace? One filter is
 * enough, and all its rules must hold (docs page `webhook`). No filters let everything through; what we cannot read is left
 * alone, so the answer is yes.
 */
export function letsThrough(filters: unknown, events: readonly string[], workspaceId: number): boolean {
  const known = Filters.safeParse(filters).data ?? [];
  if (known.length === 0) return true;
  return events.every((event) =>
    known.some(({ filter_rules: rules }) =>
      rules.every(({ type, values }) => {
        const wanted = type === "EVENT_TYPE" ? event : type === "WORKSPACE" ? String(workspaceId) : undefined;
        return wanted !== undefined && values.map(String).includes(wanted);
      }),
    ),
  );
}
