import { isRecord, onlyKeys, optionalTextOf, own, textOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import type { DataField, Participant, StoredContract } from "./contract.ts";
import { participantsOf } from "./contract.ts";
import { whoseTurn } from "./whose-turn.ts";
import type { World } from "./world.ts";

/** A number that may also come as its text. Throws ControlError. */
export const numberOf = (input: Input, key: string): number => {
  const value = own(input, key);
  const number = typeof value === "string" && /^\d{1,15}$/u.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) {
    throw new ControlError(`"${key}" must be a number`);
  }
  return number;
};

/** The contract that `id` names. Throws ControlError. */
export const contractOf = (world: World, input: Input): StoredContract => {
  const id = numberOf(input, "id");
  const contract = world.library.get(id);
  if (contract === undefined) throw new ControlError(`there is no contract ${id}`);
  return contract;
};

/** The same, where people can still act on it. Throws ControlError. */
export const pendingOf = (world: World, input: Input): StoredContract => {
  const contract = contractOf(world, input);
  if (contract.state !== "pending") {
    throw new ControlError(`contract ${contract.id} is ${contract.state}, not pending`);
  }
  return contract;
};

const isNamed = ({ id, email }: Participant, wanted: string): boolean =>
  String(id) === wanted || email?.toLowerCase() === wanted.toLowerCase();

/** Whose turn it is: the one that `signer` names (e-mail or id), or the first. Throws ControlError. */
export const signerOf = (contract: StoredContract, input: Input): Participant => {
  const wanted = optionalTextOf(input, "signer");
  const signer = whoseTurn(contract).find((one) => wanted === undefined || isNamed(one, wanted));
  if (signer === undefined) throw new ControlError(`it is not the turn of ${wanted ?? "anybody"}`);
  return signer;
};

/** Anybody on the contract, by e-mail or id. Throws ControlError. */
export const participantOf = (contract: StoredContract, input: Input): Participant => {
  const wanted = textOf(input, "signer");
  const found = participantsOf(contract).find((one) => isNamed(one, wanted));
  if (found === undefined) throw new ControlError(`${wanted} is not on contract ${contract.id}`);
  return found;
};

/** One of a few words. Throws ControlError. */
export const oneOf = <Word extends string>(input: Input, key: string, words: readonly Word[]): Word => {
  const found = words.find((word) => word === own(input, key));
  if (found === undefined) throw new ControlError(`"${key}" must be one of ${words.join(", ")}`);
  return found;
};

/** True or false, or `usual` where it is left out. Throws ControlError. */
export const optionalFlagOf = (input: Input, key: string, usual: boolean): boolean => {
  const value = own(input, key) ?? usual;
  if (typeof value !== "boolean") throw new ControlError(`"${key}" must be true or false`);
  return value;
};

const TYPES = ["text", "number", "date", "select"] as const;

/** A data field of a template that somebody publishes; `id` counts from 1. Throws ControlError. */
export const fieldOf = (given: unknown, id: number): DataField => {
  if (!isRecord(given)) throw new ControlError("each field must be an object");
  onlyKeys(given, ["name", "label", "type", "required", "options"]);
  const customId = textOf(given, "name");
  const options = own(given, "options") ?? [];
  if (!Array.isArray(options)) throw new ControlError(`"options" must be a list`);
  return {
    id,
    customId,
    name: optionalTextOf(given, "label") ?? customId,
    description: "",
    value: "",
    type: own(given, "type") === undefined ? "text" : oneOf(given, "type", TYPES),
    required: optionalFlagOf(given, "required", false),
    options: options.map(String),
  };
};
