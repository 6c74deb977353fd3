import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeConfiguration } from "../../src/config/describe.ts";
import { ROOT } from "../source/list-files.ts";
import { betweenMarkers } from "./between-markers.ts";
import { articlesPage } from "./articles-page.ts";
import { cliPage } from "./cli-page.ts";
import { errorsPage } from "./errors-page.ts";
import { roomTable } from "./room-table.ts";
import { vendorTable } from "./vendor-table.ts";

/** A page that is generated, wholly or between markers. */
export interface Page {
  /** From the repository's root. */
  readonly path: string;
  /** The page as it should stand in the file. */
  readonly render: () => string;
}

/** Everything that `npm run docs` writes and `npm run check` compares. */
export const PAGES: readonly Page[] = [
  { path: "docs/errors.md", render: errorsPage },
  { path: "docs/cli.md", render: cliPage },
  { path: "docs/articles.md", render: articlesPage },
  { path: "docs/configuration.md", render: () => `${describeConfiguration().trimEnd()}\n` },
  { path: "README.md", render: () => betweenMarkers(stored("README.md"), "vendors", vendorTable()) },
  { path: "ARCHITECTURE.md", render: () => betweenMarkers(stored("ARCHITECTURE.md"), "rooms", roomTable()) },
];

function stored(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
