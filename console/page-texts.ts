import { join } from "node:path";
import type { Plugin } from "vite";

const PREFIX = "virtual:texts/";
const USED = /\buseText\("([\w-]+)"\)/gu;

/** A page's texts are loaded with the first module that asks for them: `useText("playbooks")`, and not before. */
export function pageTexts(sources: string): Plugin {
  return {
    name: "page-texts",
    enforce: "pre",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const page = id.slice(PREFIX.length + 1);
      return [
        `import { texts } from ${JSON.stringify(join(sources, "texts/texts.ts"))};`,
        `import words from ${JSON.stringify(join(sources, `../../texts/en/console/${page}.json`))};`,
        `texts.addResourceBundle("en", ${JSON.stringify(page)}, words);`,
      ].join("\n");
    },
    transform(code, id) {
      if (!id.startsWith(sources)) return undefined;
      const pages = new Set([...code.matchAll(USED)].map(([, page = ""]) => page));
      if (pages.size === 0) return undefined;
      const imports = [...pages].map((page) => `import "${PREFIX}${page}";`).join("");
      return { code: imports + code, map: null };
    },
  };
}
