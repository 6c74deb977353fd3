/** Languages that contracts are written in; names are compared in English, in the language itself and in the account's. */
const CODES =
  "ar bg bs ca cs da de el en es et fi fr ga he hi hr hu id is it ja ka kk ko lb lt lv mk ms mt nb nl nn no pl pt rm ro ru sk sl sq sr sv th tr uk vi zh".split(
    " ",
  );

/** ISO 639-1 in lower case from `de`, `de-CH`, `German` or `Deutsch`; `undefined` when it is no language we know. */
export function languageCode(text: string, locale: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  const tag = /^([a-z]{2})(?:[-_][a-z0-9]{2,8})*$/.exec(wanted)?.[1];
  if (tag !== undefined) return tag;
  return CODES.find((code) => ["en", code, locale].some((tongue) => nameIn(tongue, code) === wanted));
}

function nameIn(tongue: string, code: string): string | undefined {
  try {
    return new Intl.DisplayNames([tongue], { type: "language" }).of(code)?.toLowerCase();
  } catch {
    return undefined;
  }
}
