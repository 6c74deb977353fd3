/** A key of a form and its value, both as a person would write them. */
export type Pair = readonly [key: string, value: string];

/** PHP's `http_build_query`, as Kommo writes: brackets escaped, spaces as plus signs, more escaped than browsers do. */
export function php(pairs: readonly Pair[]): string {
  return pairs.map(([key, value]) => `${escaped(key)}=${escaped(value)}`).join("&");
}

function escaped(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

function plain(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("&", "%26").replaceAll(" ", "+");
}

/** The same with nothing escaped but spaces and what would divide pairs: so the bodies of 2018 reached their receivers. */
export function bare(pairs: readonly Pair[]): string {
  return pairs.map(([key, value]) => `${key}=${plain(value)}`).join("&");
}

/** A deal as a group of keys: `leads[status][0]` and what follows. */
export function lead(group: string, values: Readonly<Record<string, string>>, index = 0): readonly Pair[] {
  return Object.entries(values).map(([key, value]) => [`leads[${group}][${index}]${key}`, value]);
}
