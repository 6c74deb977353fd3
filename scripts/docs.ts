import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { stalePages } from "./pages/stale-pages.ts";
import { ROOT } from "./source/list-files.ts";

// `npm run docs` writes the generated pages; with `--check` it only says which are stale and ends with 1.
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const stale = await stalePages();

if (values.check) {
  for (const { path } of stale) console.log(`${path} does not say what the code says.`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const { path, text } of stale) {
    const file = join(ROOT, path);
    if (text === undefined) {
      rmSync(file);
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    console.log(`${path} ${text === undefined ? "removed" : "written"}`);
  }
}
