/** A sentence that may quote a customer's values, or a vendor's words: they are text, never a template. */
export function liquidSafe(text: string): string {
  return text.replaceAll("{", "(").replaceAll("}", ")");
}
