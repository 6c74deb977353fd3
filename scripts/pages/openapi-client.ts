import { join } from "node:path";
import { generateApi } from "swagger-typescript-api";
import { CLIENT_FOLDER } from "../source/client-folder.ts";
import { ROOT } from "../source/list-files.ts";
import { openapi } from "./openapi.ts";
import type { OpenApi } from "./openapi.ts";
import type { Page } from "./page.ts";

const HEAD = "// Written by `npm run docs` from the routes in src/api. Do not edit.";

/**
 * The console's typed client, `console/src/api/client`: a file per tag of the API, with its types and one small method per address,
 * and one per schema that has a name.
 */
export async function openapiClient(): Promise<readonly Page[]> {
  const document = await ownRoutes();
  const named = Object.keys(document.components.schemas);
  const pieces = (await generated(document)).split(/\n{2,}(?=export |\/\*\*)/).map(toPiece);
  const classes = pieces.filter(({ kind }) => kind === "class");
  const types = pieces.filter(({ kind }) => kind !== "class");
  return [
    ...classes.map((one) => tagFile(one, types, named)),
    ...types.filter(({ name }) => named.includes(name)).map((one) => schemaFile(one, named)),
  ];
}

/** One type or class of the generated code. */
interface Piece {
  readonly kind: string;
  readonly name: string;
  readonly code: string;
}

function toPiece(code: string): Piece {
  const [, kind, name] = /^export (interface|type|class) (\w+)/m.exec(code) ?? [];
  if (kind === undefined || name === undefined) throw new Error(`Not a type or a class: ${code}`);
  return { kind, name, code: code.trim() };
}

/** The class of a tag with the types that only it speaks of. */
function tagFile(tag: Piece, types: readonly Piece[], named: readonly string[]): Page {
  const own = types.filter(({ name }) => !named.includes(name) && speaksOf(tag.code, name));
  const code = [...own, tag].map((piece) => piece.code).join("\n\n");
  const imports = [
    'import type { RequestParams, Send } from "../call.ts";',
    ...importsIn(code, named, "./schemas/"),
  ];
  return page(`${kebab(tag.name.replace(/Api$/, ""))}.ts`, imports, code);
}

function schemaFile({ name, code }: Piece, named: readonly string[]): Page {
  const others = named.filter((other) => other !== name);
  return page(`schemas/${kebab(name)}.ts`, importsIn(code, others, "./"), code);
}

function page(path: string, imports: readonly string[], code: string): Page {
  const parts = [HEAD, ...(imports.length === 0 ? [] : [imports.join("\n")]), code];
  return { path: `${CLIENT_FOLDER}/${path}`, render: () => `${parts.join("\n\n")}\n` };
}

async function generated(document: OpenApi): Promise<string> {
  const { files } = await generateApi({
    spec: JSON.parse(JSON.stringify(document), withoutNoise),
    templates: join(ROOT, "scripts/pages/client-templates"),
    output: false,
    silent: true,
    httpClientType: "fetch",
    moduleNameFirstTag: true,
    generateUnionEnums: true,
    extractRequestParams: true,
    extractRequestBody: true,
    extractResponseBody: true,
    sortRoutes: true,
    sortTypes: true,
    // what the API cannot say precisely has to be looked at before it is used
    codeGenConstructs: ({ Keyword }) => ({
      Keyword: { ...Keyword, Any: "unknown" },
      ArrayType: (content: unknown) => `readonly (${String(content)})[]`,
    }),
  });
  const [file] = files;
  if (file === undefined) throw new Error("swagger-typescript-api made no client.");
  return file.fileContent;
}

/** Imports of the named schemas that a piece of code speaks of. */
function importsIn(code: string, named: readonly string[], folder: string): readonly string[] {
  return named
    .filter((name) => speaksOf(code, name))
    .toSorted()
    .map((name) => `import type { ${name} } from "${folder}${kebab(name)}.ts";`);
}

/** Comments and quoted texts aside. */
function speaksOf(code: string, name: string): boolean {
  const bare = code.replaceAll(/\/\*[\s\S]*?\*\/|"[^"\n]*"/g, "");
  return new RegExp(`\\b${name}\\b`).test(bare);
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** Without signing in, which the console does by hand, and without what every address answers alike. */
async function ownRoutes(): Promise<OpenApi> {
  const document = await openapi();
  const paths = Object.entries(document.paths).filter(([path]) => !path.startsWith("/api/auth/"));
  return { ...document, paths: Object.fromEntries(paths) };
}

/** A named format says it all; the pattern behind it, hundreds of letters long, would stand at each field. So would the largest number. */
function withoutNoise(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, said]) =>
      !(key === "pattern" && "format" in value) &&
      !(typeof said === "number" && Math.abs(said) === Number.MAX_SAFE_INTEGER),
  );
  return Object.fromEntries(kept);
}
