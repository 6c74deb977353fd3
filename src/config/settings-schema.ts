import { z } from "zod";
import type { JsonObject } from "../domain/json.ts";
import type { Dialect } from "../providers/provider.ts";
import { FileKommo } from "./file-schema.ts";
import { OPTIONS } from "./options.ts";
import { isGroup } from "./plain-data.ts";
import { KOMMO_SECRETS } from "./secret-places.ts";

/** Of all connections, and seldom touched: editors may fold them away. */
const SELDOM: ReadonlySet<string> = new Set(["baseUrl", "requestsPerSecond", "batchSize", "catchUpPerHour"]);

const NUMBERS: ReadonlySet<string> = new Set(["requestsPerSecond", "batchSize", "catchUpPerHour"]);

/**
 * A dialect's settings as JSON Schema for a form: titles and sentences for people, `writeOnly` on credentials, `x-seldom` on
 * what hardly anybody needs. The secret of our own address is not among them: we make it up.
 */
export function connectionSchema(dialect: Dialect): JsonObject {
  const { properties = {}, required = [] } = schemaOf(dialect.settings);
  const signing: JsonObject =
    dialect.signingSecret === "none" ? {} : { signingSecret: known("connections.*", "signingSecret") };
  const own = titled({ ...groupAt(properties), ...signing }, [...dialect.secrets, "signingSecret"]);
  const seldom = titled(
    {
      baseUrl: known("connections.*", "baseUrl"),
      requestsPerSecond: known("connections.*", "requestsPerSecond", "number"),
      catchUpPerHour: known("connections.*", "catchUpPerHour", "number"),
    },
    [],
  );
  const needed = dialect.signingSecret === "required" ? ["signingSecret"] : [];
  return { type: "object", properties: { ...own, ...seldom }, required: [...listAt(required), ...needed] };
}

/** The same of Kommo's own settings. */
export function kommoSchema(): JsonObject {
  const { properties = {} } = schemaOf(FileKommo);
  const { webhookSecret: _ours, oauth, ...others } = groupAt(properties);
  const oauthKeys = groupAt(groupAt(oauth)["properties"]);
  const { code: _code, refreshToken: _token, ...kept } = oauthKeys;
  const described = (group: JsonObject, prefix: string): JsonObject =>
    Object.fromEntries(
      Object.entries(group).map(([name, value]) => [
        name,
        { ...groupAt(value), ...known("kommo", `${prefix}${name}`, NUMBERS.has(name) ? "number" : "string") },
      ]),
    );
  const inner = titled(
    described(kept, "oauth."),
    KOMMO_SECRETS.map((name) => name.replace("oauth.", "")),
  );
  return {
    type: "object",
    properties: {
      ...titled(described(others, ""), KOMMO_SECRETS),
      oauth: { type: "object", title: "OAuth", properties: inner, required: ["clientId", "clientSecret"] },
    },
    required: ["subdomain"],
  };
}

/** The playbook's `send.options` in this dialect, as JSON Schema for a form. */
export function optionsSchema({ options }: Pick<Dialect, "options">): JsonObject {
  const schema = schemaOf(options);
  return { ...schema, properties: titled(groupAt(schema["properties"]), []) };
}

function schemaOf(schema: z.ZodType): JsonObject {
  const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const copy: JsonObject = JSON.parse(JSON.stringify(plain));
  return copy;
}

function known(group: string, name: string, type = "string"): JsonObject {
  const option = OPTIONS.find(({ path }) => path === `accounts.*.${group}.${name}`);
  return { type, ...(option === undefined ? {} : { description: option.sentence }) };
}

function titled(properties: JsonObject, secrets: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      {
        ...groupAt(value),
        title: titleOf(name),
        ...(secrets.includes(name) ? { writeOnly: true } : {}),
        ...(SELDOM.has(name) ? { "x-seldom": true } : {}),
      },
    ]),
  );
}

const CAPITALS: Readonly<Record<string, string>> = { api: "API", url: "URL", id: "ID", uri: "URI" };

/** `apiKey` → `API key`. */
function titleOf(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .split(" ");
  const text = words.map((word) => CAPITALS[word] ?? word).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function groupAt(value: unknown): JsonObject {
  const plain: JsonObject[string] | undefined =
    value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  return isGroup(plain) ? plain : {};
}

function listAt(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
