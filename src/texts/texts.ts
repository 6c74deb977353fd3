import { createInstance } from "i18next";
import type { Language } from "./english.ts";
import { ENGLISH, readEnglish, readLanguages } from "./read-languages.ts";
import type { Say, Values } from "./say.ts";

/** Everything that the service tells people, in every language there is. */
export interface Texts {
  /** In this language: `de`, `de-AT`; in English where it is not there. */
  in(language: string): Say;
  /** In the first language of a call's header `accept-language` that is there; else in English. */
  asked(header: string | undefined): Say;
}

/** Strangers write the header: nobody reads this many languages. */
const MOST_ASKED = 20;

/** `languages`: by code, beside English. */
export function createTexts(languages: Readonly<Record<string, Language>>): Texts {
  const english = readEnglish();
  const resources = { ...languages, [ENGLISH]: english };
  const known = createInstance();
  // everything is there already: it is ready when this returns
  void known.init({
    lng: ENGLISH,
    fallbackLng: ENGLISH,
    initAsync: false,
    ns: Object.keys(english),
    resources,
    interpolation: { escapeValue: false },
  });

  const sayOf = (language: string): Say => {
    const translate = known.getFixedT(language);
    const { pluralResolver } = known.services;
    const templates = new Map<string, Template>();
    return (key, values = {}) => {
      const { count, context } = values;
      const options = {
        ...(typeof count === "number" ? { count } : {}),
        ...(typeof context === "string" ? { context } : {}),
      };
      // what this language lacks is said in English, which may have other plurals
      const plurals =
        typeof count === "number"
          ? [language, ENGLISH].map((code) => pluralResolver.getSuffix(code, count)).join("")
          : "";
      const place = `${key} ${context ?? ""} ${plurals}`;
      const template =
        templates.get(place) ?? templateOf(translate(key, { ...options, skipInterpolation: true }));
      templates.set(place, template);
      if (template.isPlain) return filledIn(template.text, values);
      return translate(key, { ...options, replace: values, nest: false });
    };
  };
  const says = new Map(Object.keys(resources).map((language) => [language.toLowerCase(), sayOf(language)]));
  const fallback = sayOf(ENGLISH);
  const found = (language: string): Say | undefined =>
    says.get(language.toLowerCase()) ?? says.get(language.toLowerCase().split("-", 1)[0] ?? "");

  return {
    in: (language) => found(language) ?? fallback,
    asked: (header = "") =>
      wantedIn(header)
        .map(found)
        .find((say) => say !== undefined) ?? fallback,
  };
}

/** A sentence before it is filled in; not plain: a value is written by one of i18next's formats. */
interface Template {
  readonly text: string;
  readonly isPlain: boolean;
}

const PLACE = /\{\{(\w+)\}\}/gu;

function templateOf(text: string): Template {
  return { text, isPlain: !text.replaceAll(PLACE, "").includes("{{") };
}

/** In one go: what is filled in comes from outside, and nothing in it is looked up. */
function filledIn(text: string, values: Values): string {
  return text.replaceAll(PLACE, (_, name: string) => String(values[name] ?? ""));
}

/** `de-AT,en;q=0.5` → `de-AT`, `en`: those that are wanted most first. */
function wantedIn(header: string): readonly string[] {
  return header
    .split(",", MOST_ASKED)
    .map((part) => {
      const [language = "", ...rest] = part.split(";").map((piece) => piece.trim());
      const weight = Number(rest.find((piece) => piece.startsWith("q="))?.slice(2) ?? 1);
      return { language, weight };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ language }) => language);
}

let own: Texts | undefined;

/** The texts that come with the product; made when they are asked for first. */
export function ownTexts(): Texts {
  own ??= createTexts(readLanguages());
  return own;
}

/** What stands in the log, in the database and in a terminal is told in English. */
export const sayInEnglish: Say = (key, values) => ownTexts().in(ENGLISH)(key, values);
