import { plainText } from "../plain-text.ts";

/** A field that a JSON Schema asks for. */
export interface SchemaField {
  /** Path with dots: `oauth.clientId`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly description?: string;
  /** `data`: something deeper, written as JSON. */
  readonly kind: "text" | "number" | "flag" | "choice" | "data";
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  /** A credential: taken, never told. */
  readonly isSecret: boolean;
  /** Hardly anybody needs it. */
  readonly isSeldom: boolean;
  /** What holds while it is empty. */
  readonly standard?: string;
}

type Schema = Readonly<Record<string, unknown>>;

/** The fields of an object's schema; those of objects with fixed keys stand beside the others, with a path. */
export function schemaFields(schema: Schema, prefix = ""): readonly SchemaField[] {
  const required: unknown = schema["required"];
  return Object.entries(recordOf(schema["properties"])).flatMap(([key, value]) => {
    const property = recordOf(value);
    const name = `${prefix}${key}`;
    const isRequired = Array.isArray(required) && required.includes(key) && !("default" in property);
    if (property["type"] === "object" && "properties" in property)
      return schemaFields(property, `${name}.`).map((field) => ({
        ...field,
        isRequired: field.isRequired && isRequired,
      }));
    return [fieldOf(name, key, property, isRequired)];
  });
}

function fieldOf(name: string, key: string, property: Schema, isRequired: boolean): SchemaField {
  const { title, description, default: standard } = property;
  const choices: unknown = property["enum"];
  return {
    name,
    title: typeof title === "string" ? title : titleOf(key),
    ...(typeof description === "string" ? { description: description.replaceAll("`", "") } : {}),
    kind: kindOf(property),
    choices: Array.isArray(choices) ? choices.map(String) : [],
    isRequired,
    isSecret: property["writeOnly"] === true,
    isSeldom: property["x-seldom"] === true,
    ...(standard === undefined || typeof standard === "object" ? {} : { standard: plainText(standard) }),
  };
}

function kindOf({ type, enum: choices, anyOf }: Schema): SchemaField["kind"] {
  if (Array.isArray(choices)) return "choice";
  if (type === "boolean") return "flag";
  if (type === "number" || type === "integer") return "number";
  if (type === "string") return "text";
  return Array.isArray(anyOf) && anyOf.every(isPlain) ? "text" : "data";
}

function isPlain(schema: unknown): boolean {
  return ["string", "integer", "number"].some((type) => type === recordOf(schema)["type"]);
}

/** `clientSecret` → `Client secret`. */
function titleOf(key: string): string {
  const words = key.replaceAll(/([a-z0-9])([A-Z])/gu, "$1 $2").toLowerCase();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** The keys of something that may be an object. */
export function recordOf(value: unknown): Schema {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
