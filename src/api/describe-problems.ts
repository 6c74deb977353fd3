import { z } from "zod";
import { API_PROBLEMS } from "./api-problem.ts";

const [first, ...others] = Object.keys(API_PROBLEMS);
const Problem = z.object({
  error: z.object({
    code: z.enum([first ?? "", ...others]),
    text: z.string(),
    reason: z.string().optional().describe("What exactly, for programs"),
    help: z.string().optional().describe("What to do about it"),
    issues: z.array(z.object({ path: z.string(), text: z.string(), help: z.string().optional() })).optional(),
  }),
});

/** What every route may answer beside its own. */
function problemResponses() {
  const content = { "application/json": { schema: z.toJSONSchema(Problem) } };
  return {
    Problem: { description: "It was not done, and why", content },
    TooMany: {
      description: "Too many calls of this session, key or address, or too many wrong tries",
      headers: { "Retry-After": { description: "Seconds to wait", schema: { type: "integer" } } },
      content,
    },
  };
}

interface Described {
  readonly components?: object;
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
}

/** The document with those answers at each operation. */
export function withProblems(document: Described): object {
  const paths = Object.entries(document.paths ?? {}).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods ?? {}).map(([method, operation]) => [method, withAnswers(operation)]),
    ),
  ]);
  const components = { ...document.components, responses: problemResponses() };
  return { ...document, components, paths: Object.fromEntries(paths) };
}

function withAnswers(operation: unknown): unknown {
  if (typeof operation !== "object" || operation === null || !("responses" in operation)) return operation;
  const { responses } = operation;
  const more = {
    429: { $ref: "#/components/responses/TooMany" },
    default: { $ref: "#/components/responses/Problem" },
  };
  return { ...operation, responses: { ...Object(responses), ...more } };
}
