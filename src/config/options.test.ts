import { expect, test } from "vitest";
import { describeConfiguration } from "./describe.ts";
import { configSchema } from "./json-schema.ts";
import { OPTIONS, optionsUnder } from "./options.ts";

/** Every path of the schema at which a value stands. Outcomes share their settings, so their names become `*`. */
function pathsIn(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const part: Readonly<Record<string, unknown>> = { ...schema };
  const { properties, additionalProperties, items, anyOf } = part;
  const branches = Array.isArray(anyOf) ? anyOf.flatMap((branch) => pathsIn(branch, path)) : [];
  const named = Object.entries(
    typeof properties === "object" && properties !== null ? properties : {},
  ).flatMap(([name, inner]) => pathsIn(inner, path === "" ? name : `${path}.${name}`));
  const free = pathsIn(additionalProperties, `${path}.*`);
  const inner = [...branches, ...named, ...free, ...(items === undefined ? [] : pathsIn(items, `${path}[]`))];
  return inner.length > 0 ? inner : [path];
}

function general(path: string): string {
  return path
    .replace(/\.outcomes\.[A-Za-z]+\./, ".outcomes.*.")
    .replace(/(webhookSecret|signingSecret|from|oneOf)\[\]$/, "$1");
}

test("the list of options and the schema of the file name the same settings", () => {
  const inSchema = new Set(pathsIn(configSchema(), "").map((path) => general(path)));
  const known = new Set(OPTIONS.map((option) => option.path));
  const missing = [...inSchema].filter(
    (path) => !known.has(path) && !path.includes(".send.options") && !path.endsWith("connections.*.*"),
  );
  expect(missing, "settings without a sentence in options-*.ts").toEqual([]);
  const groups = [...known].filter(
    (path) => ![...inSchema].some((each) => each === path || each.startsWith(path)),
  );
  const outcomes = groups.filter((path) => !path.includes(".outcomes."));
  expect(outcomes, "options that the file does not know").toEqual([]);
});

test("names under a path are those that a person may write there", () => {
  expect(optionsUnder(["server"])).toEqual([
    "publicUrl",
    "port",
    "host",
    "allowPrivateHosts",
    "dataDir",
    "databaseUrl",
    "signIn",
  ]);
  expect(optionsUnder(["accounts", "acme", "playbooks", 3, "when"])).toEqual(["pipeline", "stage"]);
  expect(optionsUnder(["accounts", "acme", "playbooks", 0, "outcomes"])).toContain("signerSigned");
});

test("the documentation page names every setting once, with its default and its secrecy", () => {
  const page = describeConfiguration();
  expect(page.match(/^\| `/gm)).toHaveLength(OPTIONS.length);
  expect(page).toContain("| `token` | text | **secret** |");
  expect(page).toContain("| `port` | whole number | `8080` |");
});

test("a secret has no default", () => {
  expect(OPTIONS.filter((option) => option.secret && option.default !== undefined)).toEqual([]);
});
