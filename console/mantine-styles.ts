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
  let promised: readonly string[] = [];
  return {
    name: "mantine-styles",
    enforce: "post",
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const used = new Set<string>();
      const seen = new Set<string>();
      for (const name of usedIn(sources)) gather(library, name, used, seen);
      promised = [...ALWAYS, ...used].filter((name) => existsSync(join(library, `styles/${name}.css`)));
      return promised.map((name) => `import "@mantine/core/styles/${name}.css";`).join("\n");
    },
    // a console without its styles would be built all the same, and nobody could use it
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const css = Object.values(bundle)
          .flatMap((file) =>
            file.type === "asset" && file.fileName.endsWith(".css") ? [String(file.source)] : [],
          )
          .join("\n");
        const missing = promised.filter((name) => !css.includes(markOf(library, name)));
        if (promised.length <= ALWAYS.length || missing.length > 0)
          this.error(
            `The styles of Mantine are missing from what was built: ${missing.join(", ") || library}.`,
          );
      },
    },
  };
}

/** What the style of a component can be told by: the first class in it. */
function markOf(library: string, name: string): string {
  return /\.m_[0-9a-f]+/u.exec(readFileSync(join(library, `styles/${name}.css`), "utf8"))?.[0] ?? "";
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
