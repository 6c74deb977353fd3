import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeConfiguration } from "../../src/config/describe.ts";
import { ROOT } from "../source/list-files.ts";
import { betweenMarkers } from "./between-markers.ts";
import { apiPage } from "./api-page.ts";
import { articlesPage } from "./articles-page.ts";
import { connectionTexts } from "./connection-texts.ts";
import { cliPage } from "./cli-page.ts";
import { errorsPage } from "./errors-page.ts";
import { openapiClient } from "./openapi-client.ts";
import { openapi } from "./openapi.ts";
import type { Page } from "./page.ts";
import { roomTable } from "./room-table.ts";
import { vendorTable } from "./vendor-table.ts";

/** Everything that `npm run docs` writes and `npm run check` compares. */
export async function allPages(): Promise<readonly Page[]> {
  return [...PAGES, ...(await openapiClient())];
}

const PAGES: readonly Page[] = [
  { path: "docs/errors.md", render: errorsPage },
  { path: "docs/cli.md", render: cliPage },
  { path: "docs/articles.md", render: articlesPage },
  { path: "docs/openapi.json", render: async () => `${JSON.stringify(await openapi(), undefined, 2)}\n` },
  { path: "docs/api.md", render: apiPage },
  { path: "texts/en/service/connections.json", render: connectionTexts },
  { path: "docs/configuration.md", render: () => `${describeConfiguration().trimEnd()}\n` },
  { path: "README.md", render: () => betweenMarkers(stored("README.md"), "vendors", vendorTable()) },
  { path: "ARCHITECTURE.md", render: () => betweenMarkers(stored("ARCHITECTURE.md"), "rooms", roomTable()) },
];

function stored(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
