import { z } from "zod";
import { CountersignError, LOOK, RETRY, STOP } from "../../domain/errors.ts";
import type { ErrorCode, Verdict } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/http.ts";
import { expectStatus } from "../../http/judge.ts";
import { parseLossless } from "../../http/lossless.ts";

const Said = z.object({
  code: z.union([z.number(), z.string().regex(/^\d{1,9}$/)]).transform(Number),
  message: z.string().nullish().catch(undefined),
});
type Said = z.infer<typeof Said>;

/** Codes seen in the field; the vendor's own page of codes could not be read. All come with status 400. */
const CODES = new Map<number, ErrorCode>([
  // "Access to view the document is denied"
  [4003, "forbidden"],
  // told as "Something went wrong. One or more fields contain errors": what was sent is at fault
  [4021, "order_invalid"],
  // "Invalid Request ID", "No match found", "Invalid Template ID"
  [4066, "not_found"],
  [9004, "not_found"],
  [20405, "not_found"],
]);

const LIMIT_MS = 60_000;
const LONGEST_BYTES = 64 * 1024;

/**
 * Returns when the call was carried out: status 200 and, where a code is told, the code 0. Else throws what the refusal
 * means: the vendor answers nearly everything with 400 and a code, and some refusals with 200.
 */
export function expectSuccess(answer: HttpAnswer, safe: boolean): void {
  const said = saidIn(answer);
  const isRefused = said !== undefined && said.code !== 0;
  if ((answer.status === 200 || answer.status === 201) && !isRefused) return;
  try {
    expectStatus(answer, [], { safe, message: () => told(said) });
  } catch (error) {
    if (!(error instanceof CountersignError) || !isRefused || answer.status > 400) throw error;
    const [code, verdict] = meaningOf(said, answer.at, safe);
    throw new CountersignError(code, verdict, error.detail, error.where, error);
  }
}

function meaningOf({ code, message }: Said, now: Date, safe: boolean): readonly [ErrorCode, Verdict] {
  const words = plain(message);
  if (
    /too many (?:requests|calls)|throttled|(?:api|call|rate) limit|try again (?:later|after)/i.test(words)
  ) {
    return ["rate_limited", { next: "wait", until: new Date(now.getTime() + LIMIT_MS) }];
  }
  if (/\bcredits\b|\bupgrade your\b/i.test(words)) return ["plan_required", STOP];
  if (/\binvalid oauth ?token\b|\binvalid ticket\b|\bticket invalid\b/i.test(words))
    return ["credentials_rejected", STOP];
  if (/\boauth ?scope\b/i.test(words)) return ["forbidden", STOP];
  const known = CODES.get(code);
  if (known !== undefined) return [known, STOP];
  // its own trouble, whatever the status says: nobody knows how far it got
  if (/\bsomething went wrong\b|\binternal (?:server )?error\b|\bplease try again\b/i.test(words))
    return safe ? ["unavailable", RETRY] : ["outcome_unknown", LOOK];
  return ["order_invalid", STOP];
}

function saidIn(answer: HttpAnswer): Said | undefined {
  // a refusal is short, and a PDF is none
  if (answer.bytes.length > LONGEST_BYTES || answer.bytes[0] !== OPENING_BRACE) return undefined;
  try {
    return Said.safeParse(parseLossless(answer.text())).data;
  } catch {
    return undefined;
  }
}

const OPENING_BRACE = 0x7b;

// a signing link has no business in an error that ends up in a note
function told(said: Said | undefined): string | undefined {
  if (!said?.message) return undefined;
  return `${plain(said.message)} (code ${said.code})`;
}

function plain(message: string | null | undefined): string {
  return (message ?? "").replaceAll(/https?:\/\/\S+/g, "…");
}
