import type { SimRequest } from "../kit/kit.ts";
import { Refused } from "./answers.ts";

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/iu;

/** The fields of a form in either encoding, texts only; `undefined` when the body is no form. An empty body has none. */
export const formFields = async (request: SimRequest): Promise<ReadonlyMap<string, string> | undefined> => {
  if (request.body.length === 0) return new Map();
  const type = request.headers["content-type"] ?? "";
  if (!FORM.test(type)) return undefined;
  try {
    const form = await new Response(Buffer.from(request.body), {
      headers: { "content-type": type },
    }).formData();
    return new Map([...form].filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  } catch {
    return undefined;
  }
};

/**
 * The fields of a form together with those of the query, for Zoho takes parameters in both places. Throws Refused: no
 * form, or a parameter that the call does not know.
 */
export const readForm = async (
  request: SimRequest,
  known: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const fields = await formFields(request);
  if (fields === undefined) throw new Refused("badParameter", "The body must be a form");
  const all = new Map([...request.query, ...fields]);
  const stray = [...all.keys()].find((key) => !known.includes(key));
  if (stray !== undefined) throw new Refused("extraKey", "Extra key found", stray);
  return all;
};

/** Refuses any parameter of the query that the call does not know. Throws Refused. */
export const onlyQuery = (request: SimRequest, known: readonly string[]): void => {
  const stray = [...request.query.keys()].find((key) => !known.includes(key));
  if (stray !== undefined) throw new Refused("extraKey", "Extra key found", stray);
};

/** `true` or `false`, or what stands for a parameter that is left out (`undefined` = it must not be). Throws Refused. */
export const readFlag = (
  fields: ReadonlyMap<string, string> | URLSearchParams,
  key: string,
  otherwise?: boolean,
): boolean => {
  const text = fields.get(key) ?? (otherwise === undefined ? undefined : String(otherwise));
  if (text === "true" || text === "false") return text === "true";
  throw new Refused("badParameter", `${key} must be true or false`, key);
};
