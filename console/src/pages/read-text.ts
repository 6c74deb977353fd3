const MOST = 400;

/** `{ name: "…" }` where an address carries a text of that name, else nothing. Addresses write numbers without quotes. */
export function readText<N extends string>(
  search: Readonly<Record<string, unknown>>,
  name: N,
): { readonly [K in N]?: string } {
  const none: { readonly [K in N]?: string } = {};
  const value = search[name];
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text !== "" ? { ...none, [name]: text.slice(0, MOST) } : none;
}
