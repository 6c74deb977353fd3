import type { Json, JsonObject } from "../domain/json.ts";
import type { Color } from "./paint.ts";

/** A thing that happened, in words; without `text` it is not told. */
export interface Words {
  readonly text?: string;
  readonly color?: Color;
  /** Not told when the line before begins so: it says the same already. */
  readonly joins?: string;
}

/** A value of the trail as text; nothing is the empty text. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What became of a signer. */
export function signerScene(data: JsonObject): Words {
  const name = textOf(data["name"]) || textOf(data["email"]);
  const reason = textOf(data["reason"]);
  switch (data["status"]) {
    case "viewed":
      return { text: `opened by ${name}` };
    case "signed":
      return { text: `signed by ${name}`, color: "green" };
    case "declined":
      return { text: `declined by ${name}${reason === "" ? "" : `: “${reason}”`}`, color: "yellow" };
    case "undelivered":
      return { text: `${name} could not be reached`, color: "red" };
    default:
      return {};
  }
}

/** What became of the whole contract, unless its signer or its withdrawal has told it already. */
export function statusScene(data: JsonObject): Words {
  const reason = textOf(data["reason"]);
  switch (data["to"]) {
    case "sent":
      return { text: "it is out already: not sent twice", color: "cyan" };
    case "signed":
      return { text: "signed", color: "green", joins: "signed by" };
    case "declined":
      return { text: "declined", color: "yellow", joins: "declined by" };
    case "expired":
      return { text: "not signed in time", color: "yellow", joins: "not signed" };
    case "withdrawn":
      return { text: `withdrawn: ${reason}`, color: "yellow", joins: "withdrawn" };
    default:
      return {};
  }
}

/** A try at `who` that failed, where a person wants to know of it. What needs attention is told by itself. */
export function failedTry(who: string, data: JsonObject): string | undefined {
  const { httpStatus } = objectOf(data["where"] ?? null);
  const answered =
    httpStatus === undefined ? `the answer of ${who} was lost` : `${who} answered ${textOf(httpStatus)}`;
  switch (data["next"]) {
    case "look":
      return `${answered}: we look before we repeat anything`;
    case "retry":
      return data["code"] === "unreachable"
        ? `${who} did not answer: tried again`
        : `${answered}: tried again`;
    case "wait":
      return data["code"] === "rate_limited" ? `${who} asked us to slow down: we wait` : undefined;
    default:
      return undefined;
  }
}

/** `PDF archived (1.3 kB, sha256 ab12cd34…)`; `undefined` = no file was. */
export function archivedPdf(data: JsonObject): string | undefined {
  const files: readonly Json[] = Array.isArray(data["files"]) ? data["files"] : [];
  const isPdf = (file: Json): boolean => /\.pdf$/i.test(textOf(objectOf(file)["name"]));
  const file = files.find((each) => isPdf(each)) ?? files[0];
  if (file === undefined) return undefined;
  const { bytes, sha256 } = objectOf(file);
  const hash = sha256 === undefined ? "" : `, sha256 ${textOf(sha256).slice(0, 6)}…`;
  return `PDF archived (${sizeOf(Number(bytes))}${hash})`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The e-mail address of the first, and how many others. */
export function peopleOf(value: Json | undefined): string {
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const [first, ...others] = list.map((person) => {
    const { name, email } = objectOf(person);
    return textOf(email) || textOf(name);
  });
  if (first === undefined) return "its signers";
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function objectOf(value: Json): Readonly<Record<string, Json | undefined>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
