const YES = new Set([
  "true",
  "yes",
  "y",
  "1",
  "on",
  "x",
  "ja",
  "oui",
  "si",
  "sí",
  "sim",
  "tak",
  "kyllä",
  "да",
  "так",
]);
const NO = new Set([
  "false",
  "no",
  "n",
  "0",
  "off",
  "nein",
  "nej",
  "nei",
  "non",
  "não",
  "nie",
  "ei",
  "нет",
  "ні",
]);

/** Does a person's word mean yes (`true`) or no (`false`)? In the languages of our customers; `undefined` = neither. */
export function isYes(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}
