import { z } from "zod";
import { checkPath, checkText } from "../domain/fill/fill.ts";

/**
 * A text; numbers and booleans are taken as they are written, since ids and fields often look like them. Here and below, what
 * follows a transformation says what came of it, so that the API's description can.
 */
export const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String).pipe(z.string());

/** A text that is not empty. */
export const Name = Text.refine((text) => text.trim() !== "", { error: "must not be empty" });

/** One line; nothing in it turns the direction of what stands beside it, or passes for something else in a list. */
const LINE = /^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]{1,80}$/u;

/** What people call something, in any letters. */
export const Title = Name.refine((text) => LINE.test(text), {
  error: "must be one line of at most 80 characters",
});

/** `true` or `false`, also as text from the environment. */
export const Flag = z
  .union([z.boolean(), z.enum(["true", "false"])])
  .transform((value) => value === true || value === "true")
  .pipe(z.boolean());

/** A number, also as text from the environment. */
export function Figure(limits: { readonly min: number; readonly max: number; readonly whole: boolean }) {
  const { min, max, whole } = limits;
  const kind = whole ? "a whole number" : "a number";
  return z
    .union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?$/, { error: "must be a number" })])
    .transform(Number)
    .pipe(z.number())
    .refine((value) => value >= min && value <= max && (!whole || Number.isSafeInteger(value)), {
      error: `must be ${kind} from ${min} to ${max}`,
    });
}

/** A Liquid text; what is wrong with it is told at its own line. */
export const LiquidText = Text.superRefine((text, context) => {
  for (const { text: sentence, line, column } of checkText(text)) {
    context.addIssue({ code: "custom", message: sentence, params: { line, column } });
  }
});

/** A path such as `deal.fields.Plan`, without braces. */
export const WordPath = Text.superRefine((text, context) => {
  const sentence = checkPath(text);
  if (sentence !== undefined) context.addIssue({ code: "custom", message: sentence });
});

/** A web address without credentials, query or a slash at the end. */
export const Address = Text.transform((text) => text.replace(/\/+$/, "")).refine((text) => isAddress(text), {
  error: "must be an address such as https://example.com, without user name or query",
});

/** One secret or a list of them, the current one first: older ones are still accepted. */
export const Secrets = z
  .union([Name, z.array(Name)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return false;
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}
