import { z } from "zod";

const Told = z.object({
  code: z.string().nullish(),
  message: z.string().nullish(),
  param: z.string().nullish(),
});
const Failure = Told.extend({ error: Told.nullish().catch(undefined) });

/** The vendor's error code in a body of the documented shape, such as `INVALID_STATE`; `undefined` = none. */
export function failureCode(body: unknown): string | undefined {
  return Failure.safeParse(body).data?.code ?? undefined;
}

/** What the vendor says in an error's body, as one line without links; `undefined` = nothing. Never throws. */
export function failureText(body: unknown): string | undefined {
  const failure = Failure.safeParse(body).data;
  const said = failure?.message || failure?.error?.message;
  if (!failure || !said) return undefined;
  const param = failure.param || failure.error?.param;
  const words = param && !said.includes(param) ? `${said} (${param})` : said;
  // a signing link has no business in an error that ends up in a note
  return words.replaceAll(/https?:\/\/\S+/g, "…");
}
