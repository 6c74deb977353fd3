import { refuse } from "./answers.ts";

/** A query string in PHP's spelling: `filter[id]`, `filter[id][]` and `filter[id][3]` are one name. */
export interface Query {
  readonly params: URLSearchParams;
  /** All values of a name, in order. */
  all(name: string): readonly string[];
  one(name: string): string | undefined;
  /** Whole numbers only; anything else is a 400. `undefined` = the name does not occur. */
  ids(name: string): readonly number[] | undefined;
  whole(name: string): number | undefined;
  /** `name[from]` and `name[to]`, both inclusive; `undefined` = neither occurs. */
  range(name: string): { readonly from: number; readonly to: number } | undefined;
  /** Comma-separated words of `with`. */
  readonly with: ReadonlySet<string>;
  /** Keys as sent, list brackets removed, that begin so. */
  names(prefix: string): readonly string[];
}

const asWhole = (name: string, text: string): number =>
  /^-?\d{1,15}$/u.test(text) ? Number(text) : refuse(400, `Invalid value of ${name}.`);

/** Reads a query string once. Its methods throw Refusal on numbers that are none. */
export const createQuery = (params: URLSearchParams): Query => {
  const byName = new Map<string, string[]>();
  for (const [key, value] of params) {
    const name = key.replace(/\[\d*\]$/u, "");
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [value]);
    else list.push(value);
  }
  const all = (name: string): readonly string[] => byName.get(name) ?? [];
  const one = (name: string): string | undefined => all(name)[0];
  const whole = (name: string): number | undefined => {
    const text = one(name);
    return text === undefined ? undefined : asWhole(name, text);
  };
  return {
    params,
    all,
    one,
    whole,
    ids: (name) => (byName.has(name) ? all(name).map((text) => asWhole(name, text)) : undefined),
    range: (name) => {
      const exact = whole(name);
      if (exact !== undefined) return { from: exact, to: exact };
      const from = whole(`${name}[from]`);
      const to = whole(`${name}[to]`);
      if (from === undefined && to === undefined) return undefined;
      return { from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER };
    },
    with: new Set(all("with").flatMap((text) => text.split(","))),
    names: (prefix) => [...byName.keys()].filter((name) => name.startsWith(prefix)),
  };
};
