/** A JSON text with line breaks; any other text, or one that was cut off, as it is. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
