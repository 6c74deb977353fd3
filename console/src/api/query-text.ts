/** `?a=1&b=x&b=y`; empty and absent values are left out, an array is repeated. */
export function queryText(query: object | undefined): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) if (isSent(one)) parts.append(name, String(one));
  }
  const text = parts.toString();
  return text === "" ? "" : `?${text}`;
}

function isSent(value: unknown): value is string | number | boolean {
  return (
    (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "boolean"
  );
}
