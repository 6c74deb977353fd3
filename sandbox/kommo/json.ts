/** An object of unknown content. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether it is a JSON object (no array, no null). */
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Own property only: a body's `__proto__` or `constructor` reaches nothing. */
export const fieldOf = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/** Whether it is a whole number that JSON carries exactly. */
export const isWhole = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value);

/** Whether it is an array, its elements unknown. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
