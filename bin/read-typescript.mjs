import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";

// Node strips the types of our own sources itself, but refuses to do so below node_modules, where an installed package
// lies. Only the package's own files are read here.
const home = new URL("..", import.meta.url).href;

registerHooks({
  load(url, context, next) {
    if (!url.startsWith(home) || !url.endsWith(".ts") || url.slice(home.length).includes("node_modules/")) {
      return next(url, context);
    }
    const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"));
    return { format: "module", source, shortCircuit: true };
  },
});
