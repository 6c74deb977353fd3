/** The international form, `+4915112345678`; `undefined` when the text is no international number. */
export function internationalPhone(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/^00/, "+")
    .replaceAll(/\(0\)|[\s().\-/\u00a0]/g, "");
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}
