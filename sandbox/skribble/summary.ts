import type { BriefRequest } from "./brief-request.ts";
import { emailOf, nameOf } from "./signature-request.ts";
import type { SignatureRequest } from "./signature-request.ts";

/** A request with the values that its PDF shows, short enough to read in a test. */
export const summary = (request: SignatureRequest): Readonly<Record<string, unknown>> => ({
  id: request.id,
  state: request.state,
  title: request.title,
  templateId: request.document.facts.title,
  values: request.document.facts.values,
  signers: request.signatures.map((signature) => ({
    email: emailOf(signature),
    name: nameOf(signature),
    signedAt: signature.signedAt,
    state: signature.state,
    level: signature.signedQuality,
    mobile: signature.input.signer_identity_data?.mobile_number ?? null,
    language: signature.input.language ?? signature.input.signer_identity_data?.language ?? null,
    sequence: signature.input.sequence,
  })),
  copies: [...request.copies],
  audit: [...request.audit],
  message: request.message,
  quality: request.quality,
  legislation: request.legislation,
  custom: request.custom ?? null,
  expiresAt: request.expiresAt,
});

/** The same of a request in the article's dialect. */
export const briefSummary = (request: BriefRequest): Readonly<Record<string, unknown>> => ({
  id: request.id,
  state: request.state,
  title: request.title,
  templateId: request.template,
  values: request.values,
  signers: request.signers.map(({ email, name, signedAt, state, level, language }) => ({
    email,
    name,
    signedAt,
    state,
    level,
    language,
  })),
  audit: [...request.audit],
  message: request.message,
  meta: request.meta,
});
