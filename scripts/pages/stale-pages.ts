import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../source/list-files.ts";
import { PAGES } from "./pages.ts";
import type { Page } from "./pages.ts";

/** Generated pages whose file says something else than the code. */
export function stalePages(pages: readonly Page[] = PAGES): readonly Page[] {
  return pages.filter(({ path, render }) => {
    const file = join(ROOT, path);
    return !existsSync(file) || readFileSync(file, "utf8") !== render();
  });
}
