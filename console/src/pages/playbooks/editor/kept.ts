type Group = Readonly<Record<string, unknown>>;

/** `{ name: value }` where there is something of this kind, else nothing. */
export function kept<N extends string, V>(
  group: Group,
  name: N,
  is: (value: unknown) => value is V,
): { readonly [K in N]?: V } {
  const none: { readonly [K in N]?: V } = {};
  const value = group[name];
  return is(value) ? { ...none, [name]: value } : none;
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}

/** A text, number or flag. */
export function isPlain(value: unknown): value is string | number | boolean {
  return isText(value) || isNumber(value) || isFlag(value);
}

/** Is it one of these words? */
export function isOneOf<W extends string>(...words: readonly W[]): (value: unknown) => value is W {
  return (value): value is W => words.some((word) => word === value);
}

/** Is it a list of nothing else? */
export function isListOf<V>(is: (value: unknown) => value is V): (value: unknown) => value is readonly V[] {
  return (value): value is readonly V[] => Array.isArray(value) && value.every(is);
}
