import { existsSync } from "node:fs";
import { join } from "node:path";
import { firstLoad } from "./console/first-load.ts";
import { ROOT } from "./source/list-files.ts";

// How much a browser loads, gzipped, before it shows the heaviest page for the first time.
const MOST_KB = 300;

const dist = join(ROOT, "console", "dist");
if (existsSync(join(dist, ".vite", "manifest.json"))) {
  const { page, kilobytes } = firstLoad(dist);
  console.log(`The console's first load is ${kilobytes.toFixed(0)} kB compressed (${page}).`);
  if (kilobytes > MOST_KB) {
    console.log(`More than ${MOST_KB} kB: load what the first page does not need later, or do without it.`);
    process.exitCode = 1;
  }
} else {
  console.log("The console is not built: npm run build:console");
  process.exitCode = 1;
}
