import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../source/list-files.ts";
import { PAGES } from "./pages.ts";

/** A page whose file says something else than the code. */
export interface StalePage {
  /** From the repository's root. */
  readonly path: string;
  /** What should stand in the file. */
  readonly text: string;
}

/** Generated pages that are stale, with what they should say. */
export async function stalePages(): Promise<readonly StalePage[]> {
  const all = await Promise.all(PAGES.map(async ({ path, render }) => ({ path, text: await render() })));
  return all.filter(({ path, text }) => {
    const file = join(ROOT, path);
    return !existsSync(file) || readFileSync(file, "utf8") !== text;
  });
}
