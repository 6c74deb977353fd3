import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** One entry of Vite's manifest. */
interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

export interface FirstLoad {
  /** Source of the page that weighs most. */
  readonly page: string;
  /** Of its scripts and styles and all that comes with them; thousands of bytes, gzipped. */
  readonly kilobytes: number;
}

/** Weighs the built console in `dist`: what every page loads, together with the heaviest page of its own. */
export function firstLoad(dist: string): FirstLoad {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    readFileSync(join(dist, ".vite", "manifest.json"), "utf8"),
  );
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry === true) ?? "";
  const pages = manifest[entry]?.dynamicImports ?? [];
  const weighed = [entry, ...pages].map((page) => ({
    page,
    kilobytes: weigh(dist, filesOf(manifest, [entry, page])),
  }));
  return weighed.reduce((most, one) => (one.kilobytes > most.kilobytes ? one : most));
}

function filesOf(manifest: Readonly<Record<string, Chunk>>, starts: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const open = [...starts];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) continue;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    open.push(...(chunk.imports ?? []));
  }
  return files;
}

function weigh(dist: string, files: ReadonlySet<string>): number {
  const bytes = [...files].map((file) => gzipSync(readFileSync(join(dist, file))).length);
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}
