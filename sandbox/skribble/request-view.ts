import type { Signature, SignatureRequest } from "./signature-request.ts";
import { emailOf } from "./signature-request.ts";
import { whoseTurn } from "./whose-turn.ts";
import { BUSINESS } from "./world.ts";

const APP = "https://my.skribble.com";

/** People with an account are shown by `account_email`, the others by what is known of them. */
const viewSignature = (
  request: SignatureRequest,
  signature: Signature,
  turn: readonly Signature[],
): unknown => {
  const { input, sid, state, hasAccount } = signature;
  const isWaiting = state === "OPEN" && request.state === "OPEN" && !turn.includes(signature);
  return {
    sid,
    account_email: hasAccount ? input.account_email : undefined,
    signer_identity_data: hasAccount ? undefined : input.signer_identity_data,
    sequence: input.sequence,
    status_code: isWaiting ? "WAITING" : state,
    notify: input.notify,
    visual_signature: input.visual_signature,
    signing_url: hasAccount ? undefined : `${APP}/view/${request.id}/${sid}/${signature.linkKey}`,
    signed_at: signature.signedAt ?? undefined,
    signed_quality: signature.signedQuality ?? undefined,
    signed_legislation: signature.signedQuality === null ? undefined : request.legislation,
    last_viewed_at: signature.viewedAt ?? undefined,
  };
};

const readersOf = (request: SignatureRequest): readonly string[] => {
  const { owner, apiUser, signatures, copies, state, writers, readers } = request;
  // A withdrawn request is taken from its participants.
  const people = state === "WITHDRAWN" ? [] : [...signatures.map(emailOf), ...copies];
  return [...new Set([...people, ...readers, ...writers, owner, apiUser])];
};

/**
 * A request as the vendor shows it (vendor: SignatureResponse). `custom` is missing in the vendor's description and in
 * its lists; an integrator reads it from single requests. Fields without a value are left out.
 */
export const viewRequest = (
  request: SignatureRequest,
  isListed = false,
): Readonly<Record<string, unknown>> => {
  const turn = whoseTurn(request);
  return {
    id: request.id,
    title: request.title,
    message: request.message,
    document_id: request.document.id,
    legislation: request.legislation,
    quality: request.quality,
    signing_url: `${APP}/view/${request.id}`,
    status_overall: request.state,
    business: BUSINESS,
    signatures: request.signatures.map((signature) => viewSignature(request, signature, turn)),
    cc_email_addresses: request.copies,
    attachments: [],
    attach_on_success: request.attach,
    expires_at: request.expiresAt ?? undefined,
    expiration_date: request.expiresAt?.slice(0, 10),
    owner: request.owner,
    read_access: readersOf(request),
    write_access: [...new Set([...request.writers, request.owner, request.apiUser])],
    created_at: request.createdAt,
    updated_at: request.updatedAt,
    callback_success_url: request.urls.SUCCESS,
    callback_update_url: request.urls.UPDATE,
    callback_error_url: request.urls.ERROR,
    ...(isListed ? {} : { custom: request.custom }),
  };
};
