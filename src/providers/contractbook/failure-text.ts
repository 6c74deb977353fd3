import { z } from "zod";

const Failure = z.object({
  title: z.string().nullish(),
  detail: z.string().nullish(),
  source: z.object({ pointer: z.string().nullish() }).nullish(),
});
const Documented = z.object({
  error: z.object({
    message: z.string().nullish(),
    failures: z.array(Failure).nullish(),
  }),
});
const ByField = z.object({ error: z.record(z.string(), z.array(z.string())) });

/**
 * What the vendor says in an error's body, as one line; `undefined` = nothing in a shape of its own. Never throws.
 * Beside the specification's shape it reads the looser one of the vendor's own client (field → list of messages).
 */
export function failureText(body: unknown): string | undefined {
  const byField = ByField.safeParse(body).data;
  if (byField) {
    const lines = Object.entries(byField.error).slice(0, 20);
    return withoutLinks(lines.map(([field, messages]) => `${field}: ${messages.join(", ")}`));
  }
  const documented = Documented.safeParse(body).data?.error;
  if (!documented) return undefined;
  const failures = (documented.failures ?? []).slice(0, 20).map(failureWords);
  return withoutLinks([documented.message ?? "", ...failures]);
}

function failureWords(failure: z.infer<typeof Failure>): string {
  const pointer = failure.source?.pointer ?? "";
  const said = [failure.title ?? "", failure.detail ?? ""].filter((part) => part !== "").join(": ");
  return pointer === "" ? said : `${said} (${pointer})`;
}

// a signing link has no business in an error that ends up in a note
function withoutLinks(parts: readonly string[]): string | undefined {
  const words = parts.filter((part) => part !== "").join("; ");
  return words === "" ? undefined : words.replaceAll(/https?:\/\/\S+/g, "…");
}
