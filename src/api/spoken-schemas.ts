const NAMED = "#/components/schemas/";

interface Described {
  readonly components?: { readonly schemas?: object };
  readonly paths?: object;
}

/**
 * The document without the schemas that no address speaks of: each named one (`meta({ id })`) comes in a form that is written and
 * one that is answered, and most are only ever answered.
 */
export function withSpokenSchemas<D extends Described>(document: D): D {
  const known = new Map<string, unknown>(Object.entries(document.components?.schemas ?? {}));
  const spoken = new Set<string>();
  const follow = (value: unknown): void => {
    for (const name of namesIn(value)) {
      if (spoken.has(name)) continue;
      spoken.add(name);
      follow(known.get(name));
    }
  };
  follow(document.paths);
  const schemas = Object.fromEntries([...known].filter(([name]) => spoken.has(name)));
  return { ...document, components: { ...document.components, schemas } };
}

/** The names that are spoken of anywhere in a piece of the document. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: readonly [string, unknown]) =>
    key === "$ref" && typeof part === "string" && part.startsWith(NAMED)
      ? [part.slice(NAMED.length)]
      : namesIn(part),
  );
}
