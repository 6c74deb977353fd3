import { ControlError } from "./kit.ts";

/** Parsed JSON whose shape nobody has vouched for. */
export type Input = Readonly<Record<string, unknown>>;

/** Whether it is a JSON object (no array, no null). */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value of an own key only: a key such as `__proto__` never reaches the prototype. */
export const own = (input: Input, key: string): unknown =>
  Object.hasOwn(input, key) ? input[key] : undefined;

/** A non-empty text. Throws ControlError. */
export const textOf = (input: Input, key: string): string => {
  const value = own(input, key);
  if (typeof value !== "string" || value === "") throw new ControlError(`"${key}" must be a non-empty text`);
  return value;
};

/** A non-empty text, or `undefined` where it is left out. Throws ControlError. */
export const optionalTextOf = (input: Input, key: string): string | undefined =>
  own(input, key) === undefined ? undefined : textOf(input, key);

/** True or false. Throws ControlError. */
export const flagOf = (input: Input, key: string): boolean => {
  const value = own(input, key);
  if (typeof value !== "boolean") throw new ControlError(`"${key}" must be true or false`);
  return value;
};

/** A whole number from `least` upwards, or `undefined` where it is left out. Throws ControlError. */
export const optionalWholeOf = (input: Input, key: string, least: number): number | undefined => {
  const value = own(input, key);
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < least) {
    throw new ControlError(`"${key}" must be a whole number of at least ${least}`);
  }
  return value;
};

/** An absolute http(s) address. Throws ControlError. */
export const urlOf = (input: Input, key: string): string => {
  const value = textOf(input, key);
  if (!URL.canParse(value) || !/^https?:$/u.test(new URL(value).protocol)) {
    throw new ControlError(`"${key}" must be an http(s) address`);
  }
  return value;
};

/** Refuses keys that nobody reads, so that a misspelt one does not pass for done. Throws ControlError. */
export const onlyKeys = (input: Input, keys: readonly string[]): void => {
  const stray = Object.keys(input).find((key) => !keys.includes(key));
  if (stray !== undefined) {
    throw new ControlError(`unknown key "${stray}"; known: ${keys.length === 0 ? "none" : keys.join(", ")}`);
  }
};
