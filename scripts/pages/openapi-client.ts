import { join } from "node:path";
import { generateApi } from "swagger-typescript-api";
import { ROOT } from "../source/list-files.ts";
import { openapi } from "./openapi.ts";

const HEAD = "// Written by `npm run docs` from the routes in src/api. Do not edit.\n\n";

/** The console's typed client, `console/src/api/client.ts`: types, and one small method per address. */
export async function openapiClient(): Promise<string> {
  const { files } = await generateApi({
    spec: JSON.parse(JSON.stringify(await ownRoutes()), withoutPattern),
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
  return HEAD + file.fileContent;
}

/** Without signing in, which the console does by hand, and without what every address answers alike. */
async function ownRoutes(): Promise<object> {
  const document = await openapi();
  const paths = Object.entries(document.paths).filter(([path]) => !path.startsWith("/api/auth/"));
  return { ...document, paths: Object.fromEntries(paths) };
}

/** A named format says it all; the pattern behind it, hundreds of letters long, would stand at each field. */
function withoutPattern(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("format" in value) || !("pattern" in value))
    return value;
  const { pattern: _pattern, ...rest } = value;
  return rest;
}
