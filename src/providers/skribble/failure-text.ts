import { Problem } from "./schema.ts";

/** What the vendor says in an error's body, without links; `undefined` = nothing in a shape of its own. Never throws. */
export function failureText(body: unknown): string | undefined {
  const { message, key } = Problem.safeParse(body).data ?? {};
  const words = [message ?? "", key ? `(${key})` : ""].filter((part) => part !== "").join(" ");
  // a signing link has no business in an error that ends up in a note
  return words === "" ? undefined : words.replaceAll(/https?:\/\/\S+/gu, "…");
}
