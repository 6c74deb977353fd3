import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const NAME = "virtual:mantine-styles";
const RESOLVED = `\0${NAME}`;
const ALWAYS = ["baseline", "default-css-variables", "global"];

/**
 * `virtual:mantine-styles`: the styles of those components that the console uses and of what they are made of, instead of all
 * of them (half the weight). What a component is made of is read from the library's own imports.
 */
export function mantineStyles(sources: string, library: string): Plugin {
  return {
    name: "mantine-styles",
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const used = new Set<string>();
      const seen = new Set<string>();
      for (const name of usedIn(sources)) gather(library, name, used, seen);
      return [...ALWAYS, ...used]
        .filter((name) => existsSync(join(library, `styles/${name}.css`)))
        .map((name) => `import "@mantine/core/styles/${name}.css";`)
        .join("\n");
    },
  };
}

function usedIn(folder: string): readonly string[] {
  const texts = filesIn(folder, /\.tsx?$/u);
  const names = texts.flatMap((text) =>
    [...text.matchAll(/import \{([^}]+)\} from "@mantine\/core"/gu)].flatMap(([, list = ""]) =>
      list.split(",").map((name) => name.trim()),
    ),
  );
  // Notifications are made of it
  return [...new Set([...names, "Notification", "Portal", "Transition"])].toSorted();
}

/** What a component is made of comes before it, so that its own styles win. */
function gather(library: string, name: string, into: Set<string>, seen: Set<string>): void {
  if (seen.has(name)) return;
  seen.add(name);
  const folder = ["components", "utils"].map((kind) => join(library, "esm", kind, name)).find(existsSync);
  if (folder === undefined) return;
  for (const text of filesIn(folder, /\.mjs$/u))
    for (const [, part = ""] of text.matchAll(/from "(?:\.\.\/)+(?:\w+\/)*?([A-Z]\w+)\/[^"]*"/gu))
      gather(library, part, into, seen);
  into.add(name);
}

function filesIn(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}
