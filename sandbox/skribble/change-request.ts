import { badRequest, notFound, Refused } from "./answers.ts";
import { createSignature, onlyAccounts } from "./create-request.ts";
import { happen } from "./happen.ts";
import type { RecipientInput, UpdateInput } from "./request-input.ts";
import { withdrawRequest } from "./sign-request.ts";
import { emailOf } from "./signature-request.ts";
import type { Signature, SignatureRequest } from "./signature-request.ts";
import { whoseTurn } from "./whose-turn.ts";
import type { World } from "./world.ts";

const HOUR_MS = 3_600_000;

const onlyOpen = ({ state }: SignatureRequest): void => {
  if (state !== "OPEN") throw badRequest(`SignatureRequest is not in status OPEN but ${state}`);
};

const onlyUnsigned = (request: SignatureRequest): void => {
  onlyOpen(request);
  if (request.signatures.some(({ state }) => state === "SIGNED")) {
    throw badRequest("Signatures cannot be changed after somebody has signed");
  }
};

const sameSigner = (left: RecipientInput, right: RecipientInput): boolean =>
  left.account_email === right.account_email &&
  left.signer_identity_data?.email_address === right.signer_identity_data?.email_address;

const replacedSignatures = (
  world: World,
  request: SignatureRequest,
  inputs: readonly RecipientInput[],
): Signature[] => {
  const left = [...request.signatures];
  return inputs.map((input) => {
    const at = left.findIndex((one) => sameSigner(one.input, input));
    const [known] = at === -1 ? [] : left.splice(at, 1);
    return known === undefined ? createSignature(world, input, request.quality) : { ...known, input };
  });
};

/** `PUT /signature-requests`: what is left out stays, but for signatures: those left out of the list are removed. */
export const updateRequest = (world: World, request: SignatureRequest, input: UpdateInput): void => {
  onlyOpen(request);
  if (input.signatures !== undefined && input.signatures !== null) onlyUnsigned(request);
  onlyAccounts(world, [...(input.cc_email_addresses ?? []), ...(input.write_access ?? [])], "observer");
  if (input.signatures !== undefined && input.signatures !== null) {
    request.signatures = replacedSignatures(world, request, input.signatures);
  }
  request.title = input.title ?? request.title;
  request.message = input.message ?? request.message;
  request.custom = input.custom ?? request.custom;
  request.copies = input.cc_email_addresses ?? request.copies;
  request.attach = input.attach_on_success ?? request.attach;
  request.writers = input.write_access ?? request.writers;
  request.readers = input.read_access ?? request.readers;
  request.urls = {
    ...request.urls,
    ...(input.callback_success_url === undefined ? {} : { SUCCESS: input.callback_success_url }),
    ...(input.callback_update_url === undefined ? {} : { UPDATE: input.callback_update_url }),
    ...(input.callback_error_url === undefined ? {} : { ERROR: input.callback_error_url }),
  };
  happen(world, request, "updated");
};

/** `POST /signature-requests/{id}/signatures`. */
export const addSignature = (world: World, request: SignatureRequest, input: RecipientInput): void => {
  onlyUnsigned(request);
  request.signatures.push(createSignature(world, input, request.quality));
  happen(world, request, "updated");
};

/** `DELETE /signature-requests/{id}/signatures/{sid}`. */
export const removeSignature = (world: World, request: SignatureRequest, sid: string): void => {
  onlyUnsigned(request);
  if (!request.signatures.some((one) => one.sid === sid)) throw notFound("Signature");
  request.signatures = request.signatures.filter((one) => one.sid !== sid);
  happen(world, request, "updated");
};

/** `POST /signature-requests/{id}/withdraw`. Throws Refused(400) unless it is open. */
export const withdraw = (world: World, request: SignatureRequest, message: string): void => {
  onlyOpen(request);
  withdrawRequest(world, request, message);
};

/**
 * `DELETE /signature-requests/{id}`: an open one is withdrawn and can still be read; a withdrawn one, which nobody else
 * sees any more, is removed with its documents. Throws Refused(400) for others.
 */
export const deleteRequest = (world: World, request: SignatureRequest): void => {
  if (request.state !== "WITHDRAWN") {
    withdraw(world, request, "");
    return;
  }
  world.requests.delete(request.id);
  for (let id: string | null = request.document.id; id !== null;) {
    const parentId: string | null = world.documents.get(id)?.parentId ?? null;
    world.documents.delete(id);
    id = parentId;
  }
};

/** `POST /signature-requests/{id}/remind`: those whose turn it is, each once an hour. Throws Refused: 400, 429. */
export const remindSigners = (world: World, request: SignatureRequest): void => {
  onlyOpen(request);
  const nowMs = world.options.now().getTime();
  const asked = whoseTurn(request);
  if (asked.length === 0) throw badRequest("There is nobody to remind");
  const last = Math.max(...asked.map(({ remindedAtMs }) => remindedAtMs ?? 0));
  const due = asked.filter(({ remindedAtMs }) => remindedAtMs === null || nowMs - remindedAtMs >= HOUR_MS);
  if (due.length === 0) {
    throw new Refused({
      status: 429,
      type: "limit-exceeded",
      key: "error.rate_limit.reminder",
      message: "The reminder limit was exceeded",
      retryAfterSeconds: Math.max(1, Math.ceil((last + HOUR_MS - nowMs) / 1000)),
    });
  }
  for (const signature of due) signature.remindedAtMs = nowMs;
  happen(world, request, "reminded", { message: due.map(emailOf).join(", ") });
};
