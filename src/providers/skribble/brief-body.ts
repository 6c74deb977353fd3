import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { signingOrderOf } from "../../domain/signer.ts";
import { toLanguage } from "./language.ts";
import { BriefOptions } from "./options.ts";
import { observersOf, signingOf } from "./signatures.ts";

/** The article's table calls a simple signature EES. */
const WORDS = { SES: "EES", AES: "AES", QES: "QES" } as const;

/** Body of `POST /signature-requests` with the keys that the article shows and no other. */
export function briefCreateBody(order: ContractOrder, pdf: Uint8Array): unknown {
  if (observersOf(order.signers).length > 0) {
    throw refusal("The article's API knows no recipients of a mere copy.");
  }
  const signing = signingOf(order.signers);
  if (signingOrderOf(signing) !== "parallel") {
    throw refusal("The article names no field for the order of signers: all are asked at once.");
  }
  const level = order.level ?? BriefOptions.parse(order.options).quality;
  if (level === "AES_MINIMAL")
    throw refusal("The article knows the levels SES, AES and QES, not AES_MINIMAL.");
  return {
    title: order.title,
    ...(order.message === undefined ? {} : { message: order.message }),
    content: Buffer.from(pdf).toString("base64"),
    signers: signing.map(({ email, name, language }) => ({
      email: email.trim(),
      name: name.trim(),
      signature_type: WORDS[level],
      language: toLanguage(language, order.language) ?? "en",
    })),
    meta: { kommo_lead_id: order.deal.id },
  };
}

function refusal(detail: string): CountersignError {
  return new CountersignError("unsupported", STOP, detail, { operation: "create" });
}
