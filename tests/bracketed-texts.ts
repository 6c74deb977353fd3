import type { Language } from "../src/texts/english.ts";
import { readEnglish } from "../src/texts/read-languages.ts";

/** A language in which every text stands in brackets: what is not said in it shows. How days are written stays. */
export function bracketedTexts(): Language {
  const { language, ...others } = readEnglish();
  return { ...bracketed(others), ...(language === undefined ? {} : { language }) };
}

function bracketed(texts: object): object {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]: [string, unknown]) => {
      if (typeof text === "string") return [key, `[${text}]`];
      return [key, typeof text === "object" && text !== null ? bracketed(text) : text];
    }),
  );
}

/** What of a text stands outside of all brackets. */
export function outsideBrackets(text: string): string {
  const inner = text.replaceAll(/\[[^[\]]*\]/gu, "");
  return inner === text ? text : outsideBrackets(inner);
}
