import { plainText } from "../plain-text.ts";

/** A field that a JSON Schema asks for. */
export interface SchemaField {
  /** Path with dots: `oauth.clientId`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly description?: string;
  /**
   * `many`: several of the choices. `rows`: names with values, one row each. `either`: one value for all names, or rows. `data`:
   * something deeper, for which there is no field.
   */
  readonly kind: "text" | "number" | "flag" | "choice" | "many" | "rows" | "either" | "data";
  readonly choices: readonly string[];
  /** What stands in each row; a single one without a name is the row's value itself. */
  readonly columns?: readonly SchemaField[];
  /** Of `either`: the one value for all. */
  readonly single?: SchemaField;
  readonly isRequired: boolean;
  /** A credential: taken, never told. */
  readonly isSecret: boolean;
  /** Hardly anybody needs it. */
  readonly isSeldom: boolean;
  /** It names one of the template's fields. */
  readonly isOfTemplate: boolean;
  /** Its rows are about signers, by their roles. */
  readonly isByRole: boolean;
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
  const choices: unknown = property["enum"] ?? recordOf(property["items"])["enum"];
  const columns = columnsOf(property);
  const single = singleOf(property);
  return {
    name,
    title: typeof title === "string" ? title : titleOf(key),
    ...(typeof description === "string" ? { description: description.replaceAll("`", "") } : {}),
    kind: kindOf(property),
    choices: Array.isArray(choices) ? choices.map(String) : [],
    ...(columns === undefined ? {} : { columns }),
    ...(single === undefined ? {} : { single: fieldOf(name, key, single, false) }),
    isRequired,
    isSecret: property["writeOnly"] === true,
    isSeldom: property["x-seldom"] === true,
    isOfTemplate: property["x-choose"] === "field",
    isByRole: typeof description === "string" && /\brole\b/iu.test(description),
    ...(standard === undefined || typeof standard === "object" ? {} : { standard: plainText(standard) }),
  };
}

function kindOf(property: Schema): SchemaField["kind"] {
  const { type, enum: choices, anyOf, items } = property;
  if (Array.isArray(choices)) return "choice";
  if (type === "array" && Array.isArray(recordOf(items)["enum"])) return "many";
  if (singleOf(property) !== undefined) return "either";
  if (columnsOf(property) !== undefined) return "rows";
  if (type === "boolean") return "flag";
  if (type === "number" || type === "integer") return "number";
  if (type === "string") return "text";
  return Array.isArray(anyOf) && anyOf.every(isPlain) ? "text" : "data";
}

/** The forms that a value may have. */
function formsOf({ anyOf }: Schema): readonly Schema[] {
  return Array.isArray(anyOf) ? anyOf.map(recordOf) : [];
}

/** What the rows of an object with free keys hold; where there are several forms, the fields of all. */
function columnsOf(property: Schema): readonly SchemaField[] | undefined {
  const map = isMap(property) ? property : formsOf(property).find(isMap);
  if (map === undefined) return undefined;
  const each = recordOf(map["additionalProperties"]);
  const forms = formsOf(each).length > 0 ? formsOf(each) : [each];
  if (!forms.every((form) => "properties" in form)) return [fieldOf("", "", each, true)];
  return forms.flatMap((form) => schemaFields(form)).map((field) => ({ ...field, isRequired: false }));
}

/** Of a property that is either one value or an object with free keys, the one value. */
function singleOf(property: Schema): Schema | undefined {
  const forms = formsOf(property);
  const single = forms.find((form) => !isMap(form));
  return forms.length === 2 && forms.some(isMap) ? single : undefined;
}

function isMap(schema: Schema): boolean {
  return schema["type"] === "object" && typeof schema["additionalProperties"] === "object";
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
