import { bordered } from "./bordered.ts";

/** Does a text, as JSON, a form or anything else, name a person by this address or name? Parts of other words do not. */
export function namesWord(text: string, word: string): boolean {
  const pattern = bordered(word);
  return [text, fromForm(text)].some((one) => pattern.test(one) || pattern.test(fromJson(one)));
}

/** Without JSON's escapes: what follows a line's end is no part of the letter that writes it. */
function fromJson(text: string): string {
  return text
    .replaceAll(/\\u([0-9a-f]{4})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\+[nrtbf]/gu, " ");
}

/** Where an address is written out there is no form's encoding: a plus belongs to it. */
function fromForm(text: string): string {
  const spaced = text.includes("@") ? text : text.replaceAll("+", " ");
  return spaced.replaceAll(/(?:%[0-9a-f]{2})+/giu, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
