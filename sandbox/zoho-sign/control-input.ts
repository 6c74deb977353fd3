import { optionalTextOf, own, textOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import type { StoredAction, StoredRequest } from "./stored-request.ts";
import { whoseTurn } from "./stored-request.ts";
import type { World } from "./world.ts";

/** The request that is meant. Throws ControlError. */
export const requestOf = (world: World, input: Input): StoredRequest => {
  const id = textOf(input, "id");
  const request = world.requests.get(id);
  if (request === undefined || request.isDeleted) throw new ControlError(`there is no request ${id}`);
  return request;
};

/** The request that is meant, which must be out. Throws ControlError. */
export const openRequestOf = (world: World, input: Input): StoredRequest => {
  const request = requestOf(world, input);
  if (request.status !== "inprogress") {
    throw new ControlError(`request ${request.id} is ${request.status}, not inprogress`);
  }
  return request;
};

/** Whoever is meant and may act now; by default the first. Throws ControlError. */
export const actorOf = (request: StoredRequest, input: Input): StoredAction => {
  const wanted = optionalTextOf(input, "signer")?.toLowerCase();
  const actor = whoseTurn(request).find(
    ({ id, email }) => wanted === undefined || id === wanted || email.toLowerCase() === wanted,
  );
  if (actor === undefined) throw new ControlError(`it is not the turn of ${wanted ?? "anybody"}`);
  return actor;
};

/** One of the words given, or `undefined` where it is left out. Throws ControlError. */
export const optionalWordOf = <Word extends string | number>(
  input: Input,
  key: string,
  words: readonly Word[],
): Word | undefined => {
  const value = own(input, key);
  if (value === undefined) return undefined;
  const word = words.find((one) => one === value);
  if (word === undefined) throw new ControlError(`"${key}" must be one of ${words.join(", ")}`);
  return word;
};
