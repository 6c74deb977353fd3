import { optionalTextOf, textOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import type { BriefRequest, BriefSigner } from "./brief-request.ts";
import { upToDate } from "./find-request.ts";
import { emailOf } from "./signature-request.ts";
import type { Signature, SignatureRequest } from "./signature-request.ts";
import { whoseTurn } from "./whose-turn.ts";
import type { World } from "./world.ts";

/** The request that the action names. Throws ControlError. */
export const requestOf = (world: World, input: Input): SignatureRequest => {
  const id = textOf(input, "id");
  const request = world.requests.get(id);
  if (request === undefined) throw new ControlError(`there is no signature request ${id}`);
  return upToDate(world, request);
};

/** The same in the article's dialect. Throws ControlError. */
export const briefRequestOf = (world: World, input: Input): BriefRequest => {
  const id = textOf(input, "id");
  const request = world.briefRequests.get(id);
  if (request === undefined) throw new ControlError(`there is no signature request ${id}`);
  return request;
};

/** Passes an open request on. Throws ControlError. */
export const onlyOpen = <Request extends { readonly id: string; readonly state: string }>(
  request: Request,
): Request => {
  if (request.state === "OPEN") return request;
  throw new ControlError(`signature request ${request.id} is ${request.state}, not OPEN`);
};

const pick = <Signer>(
  turn: readonly Signer[],
  input: Input,
  isMeant: (signer: Signer, word: string) => boolean,
): Signer => {
  const wanted = optionalTextOf(input, "signer")?.toLowerCase();
  const signer = turn.find((one) => wanted === undefined || isMeant(one, wanted));
  if (signer === undefined) throw new ControlError(`it is not the turn of ${wanted ?? "anybody"}`);
  return signer;
};

/** The signer with that e-mail or `sid`, or the next one. Throws ControlError when it is not their turn. */
export const signerOf = (request: SignatureRequest, input: Input): Signature =>
  pick(whoseTurn(request), input, (one, word) => one.sid === word || emailOf(one).toLowerCase() === word);

/** The article knows no order: whoever has not signed can. Throws ControlError. */
export const briefSignerOf = (request: BriefRequest, input: Input): BriefSigner =>
  pick(
    request.signers.filter(({ state }) => state === "OPEN"),
    input,
    (one, word) => one.email.toLowerCase() === word,
  );
