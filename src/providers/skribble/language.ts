const LANGUAGES = ["en", "de", "fr", "it"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first of these that Skribble's mails know; `undefined` = none, and they come in English. */
export function toLanguage(...wanted: readonly (string | undefined)[]): Language | undefined {
  const bases = wanted.map((language) => (language ?? "").trim().toLowerCase().split(/[-_]/u)[0] ?? "");
  return bases.flatMap((base) => LANGUAGES.find((known) => known === base) ?? [])[0];
}
