import { z } from "zod";
import { readMicros } from "../kit/micro-clock.ts";
import { failure, Refused } from "./answers.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const instant = z.string().transform((value, context) => {
  const micros = readMicros(value);
  if (micros !== undefined) return micros;
  context.addIssue({ code: "custom", message: "not a date-time" });
  return z.NEVER;
});

const shape = z.strictObject({
  "context[]": z.array(z.enum(["my_documents", "team_documents", "workspace"])).default(["my_documents"]),
  "states[]": z
    .array(z.enum(["draft", "rejected", "changes_requested", "pending", "signed", "irrelevant"]))
    .optional(),
  "types[]": z.array(z.enum(["draft", "contract", "stored_contract"])).optional(),
  "tags[]": z.array(z.string()).optional(),
  full: flag.default(false),
  owned: flag.optional(),
  title: z.string().optional(),
  signed_at_lt: instant.optional(),
  signed_at_gte: instant.optional(),
  updated_at_lt: instant.optional(),
  updated_at_gte: instant.optional(),
  page_size: z
    .string()
    .regex(/^(?:\d{1,2}|100)$/u, "must be from 0 to 100")
    .transform(Number)
    .default(25),
  sort_column: z.enum(["created_at", "updated_at", "title"]).default("created_at"),
  sort_direction: z.enum(["asc", "desc"]).default("desc"),
  integration_object_id: z.string().optional(),
  workspace_id: z.string().optional(),
});

/** What `GET /documents` was asked for. */
export type ListQuery = z.infer<typeof shape>;

/** Checked parameters, `cursor` left out. Throws Refused(422) for unknown ones, doubled ones and wrong values. */
export const readListQuery = (query: URLSearchParams): ListQuery => {
  const given = new Map<string, string | string[]>();
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    if (name !== "cursor")
      given.set(name, name.endsWith("[]") || values.length > 1 ? values : (values[0] ?? ""));
  }
  const result = shape.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  throw new Refused(
    422,
    result.error.issues.map((issue) => failure(`/${issue.path.map(String).join("/")}`, issue.message)),
  );
};
