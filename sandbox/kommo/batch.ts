import { invalid, missing, refuse, wrongType, Refusal, unexpected } from "./answers.ts";
import type { Issue, ItemIssues } from "./answers.ts";
import { readJson } from "./call.ts";
import type { Call } from "./call.ts";
import { fieldOf, isFields, isList, isWhole } from "./json.ts";
import type { Fields } from "./json.ts";

/** Reads one item of a batch; `undefined` only together with issues. */
type ItemReader<T> = (item: ItemBody) => T | undefined;

/** One item and where its faults go. */
export interface ItemBody {
  readonly body: Fields;
  readonly issues: Issue[];
  /** Refuses keys that are not in the list. */
  onlyKeys(keys: ReadonlySet<string>): void;
  /** A whole number ≥ 0; left out or null = `undefined`. */
  whole(key: string): number | undefined;
  text(key: string): string | undefined;
  flag(key: string): boolean | undefined;
  /** Adds "missing" and resolves to `undefined` when the value is. */
  must<T>(key: string, value: T | undefined): T | undefined;
}

const itemBody = (body: Fields): ItemBody => {
  const issues: Issue[] = [];
  const read = <T>(key: string, type: string, isType: (value: unknown) => value is T): T | undefined => {
    const value = fieldOf(body, key);
    if (value === undefined || value === null) return undefined;
    if (isType(value)) return value;
    issues.push(wrongType(key, type));
    return undefined;
  };
  return {
    body,
    issues,
    onlyKeys: (keys) => {
      for (const key of Object.keys(body)) if (!keys.has(key)) issues.push(unexpected(key));
    },
    whole: (key) => read(key, "int", (value): value is number => isWhole(value) && value >= 0),
    text: (key) => read(key, "string", (value): value is string => typeof value === "string"),
    flag: (key) => read(key, "bool", (value): value is boolean => typeof value === "boolean"),
    must: (key, value) => {
      if (value === undefined && !issues.some(({ path }) => path === key)) issues.push(missing(key));
      return value;
    },
  };
};

/** The `request_id` of an item, else its place in the batch. */
const requestIdOf = (item: unknown, at: number): string => {
  const own = isFields(item) ? fieldOf(item, "request_id") : undefined;
  return typeof own === "string" || typeof own === "number" ? String(own) : String(at);
};

/** Reads one object strictly; its faults are a 400. */
export const readItem = <T>(item: unknown, read: ItemReader<T>): T => {
  if (!isFields(item)) return refuse(400, "Request body must be an object");
  const body = itemBody(item);
  const value = read(body);
  if (value === undefined || body.issues.length > 0)
    throw new Refusal(invalid([{ request_id: "0", errors: body.issues }]));
  return value;
};

/** Reads an array of 1 to 250 items; one bad item refuses the whole call. */
export const readBatch = <T>(
  call: Call,
  read: ItemReader<T>,
): readonly { readonly value: T; readonly requestId: string }[] => {
  const list = readJson(call.request);
  if (!isList(list)) return refuse(400, "Request body must be an array");
  if (list.length === 0) return refuse(400, "Request data can not be empty");
  if (list.length > 250) return refuse(422, "Limit 250 per request");
  const wrong: ItemIssues[] = [];
  const good: { readonly value: T; readonly requestId: string }[] = [];
  for (const [at, item] of list.entries()) {
    const requestId = requestIdOf(item, at);
    const body = itemBody(isFields(item) ? item : {});
    if (!isFields(item)) body.issues.push(wrongType("", "object"));
    const value = read(body);
    if (body.issues.length > 0) wrong.push({ request_id: requestId, errors: body.issues });
    else if (value !== undefined) good.push({ value, requestId });
  }
  if (wrong.length > 0) throw new Refusal(invalid(wrong));
  return good;
};
