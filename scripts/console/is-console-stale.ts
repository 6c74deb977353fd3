import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../source/list-files.ts";

const SOURCES = [
  "console/src",
  "texts/en/console",
  "console/index.html",
  "console/vite.config.ts",
  "console/mantine-styles.ts",
  "console/page-texts.ts",
  "package-lock.json",
];

/** Is there no built console, or did a source of it change since? A package without sources has only the built one. */
export function isConsoleStale(): boolean {
  const built = join(ROOT, "console/dist/index.html");
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return SOURCES.some((source) => newest(join(ROOT, source)) > mtimeMs);
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const below = readdirSync(path, { recursive: true, encoding: "utf8" });
  return Math.max(own.mtimeMs, ...below.map((name) => statSync(join(path, name)).mtimeMs));
}
