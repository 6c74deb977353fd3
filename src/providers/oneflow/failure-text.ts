import { z } from "zod";

const Failure = z.object({
  title: z.string().nullish(),
  detail: z.string().nullish(),
  parameter_problems: z.record(z.string(), z.unknown()).nullish().catch(undefined),
});

/**
 * What the vendor says in an error's body, as one line: title, detail and the parameters that are at fault.
 * `undefined` = nothing in its own shape. Never throws. Shape: `Error` of the vendor's connector, docs page `api-rate-limit`.
 */
export function failureText(body: unknown): string | undefined {
  const failure = Failure.safeParse(body).data;
  if (!failure) return undefined;
  const problems = Object.entries(failure.parameter_problems ?? {}).slice(0, 20);
  const parts = [
    failure.title ?? "",
    failure.detail ?? "",
    ...problems.map(([name, problem]) => `${name}: ${wordsOf(problem)}`),
  ];
  const words = [...new Set(parts.filter((part) => part !== ""))].join("; ");
  // a signing link has no business in an error that ends up in a note
  return words === "" ? undefined : words.replaceAll(/https?:\/\/\S+/g, "…");
}

/** A problem is a text or a list of them; what is neither is shown as it came. */
function wordsOf(problem: unknown): string {
  if (typeof problem === "string") return problem;
  if (Array.isArray(problem)) return problem.slice(0, 5).map(wordsOf).join(", ");
  return (JSON.stringify(problem) ?? "").slice(0, 200);
}
