// the `language` values that a document of API v3 may show
const LANGUAGES = (
  "ar az be bg bn bs ca cs cy da de el en-GB es et fi fil fo fr he hi hr hu hy id is it ja kk ko ku lt lv mk mr ms mt " +
  "my nb nl pa pl pt ro ru sk sl so sq sr sr-Latn-ME sv sw ta th tr uk ur vi zh"
).split(" ");

/** The vendor's language for ours; `undefined` = it has none, and the template's own language stays. */
export function toLanguage(language: string): string | undefined {
  const wanted = language.trim().replaceAll("_", "-").toLowerCase();
  const base = wanted.split("-")[0] ?? "";
  // `en` is the example of the request schema, though answers list `en-GB`
  const known = [...LANGUAGES, "en"];
  const aliases = base === "no" || base === "nn" ? "nb" : base;
  return (
    known.find((code) => code.toLowerCase() === wanted) ??
    known.find((code) => code.toLowerCase() === aliases)
  );
}
