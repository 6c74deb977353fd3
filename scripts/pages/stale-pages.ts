import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CLIENT_FOLDER } from "../source/client-folder.ts";
import { listFiles, ROOT } from "../source/list-files.ts";
import { allPages } from "./pages.ts";

/** A page whose file says something else than the code. */
export interface StalePage {
  /** From the repository's root. */
  readonly path: string;
  /** What should stand in the file; absent = nothing makes it any more. */
  readonly text?: string;
}

/** Generated pages that are stale, with what they should say. */
export async function stalePages(): Promise<readonly StalePage[]> {
  const pages = await allPages();
  const all = await Promise.all(pages.map(async ({ path, render }) => ({ path, text: await render() })));
  const made = new Set(all.map(({ path }) => path));
  const left = listFiles(CLIENT_FOLDER).filter((path) => !made.has(path));
  return [
    ...all.filter(({ path, text }) => {
      const file = join(ROOT, path);
      return !existsSync(file) || readFileSync(file, "utf8") !== text;
    }),
    ...left.map((path) => ({ path })),
  ];
}
