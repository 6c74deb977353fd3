import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { listFiles, ROOT } from "../scripts/source/list-files.ts";
import { COMMANDS } from "../src/cli/commands.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { OPTIONS } from "../src/config/options.ts";
import { PROVIDERS } from "../src/providers/all.ts";

const ROOT_PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
const pages = [...ROOT_PAGES, ...listFiles("docs", ".md")].map((path) => ({
  path,
  text: readFileSync(join(ROOT, path), "utf8"),
}));

function inPages(look: (text: string, path: string) => readonly string[]): readonly string[] {
  return pages.flatMap(({ path, text }) => look(text, path).map((remark) => `${path}: ${remark}`));
}

function allMatches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

test("every link between pages leads to a file and a heading that exist", () => {
  const broken = inPages((text, path) =>
    allMatches(withoutBlocks(text), /\]\(([^)\s]+)\)/g)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !leadsSomewhere(path, link))
      .map((link) => `the link ${link} leads nowhere.`),
  );
  expect(broken).toEqual([]);
});

function leadsSomewhere(path: string, link: string): boolean {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? path : posix.join(posix.dirname(path), file);
  if (!existsSync(join(ROOT, target))) return false;
  if (anchor === undefined) return true;
  const headings = allMatches(readFileSync(join(ROOT, target), "utf8"), /^#+ (.+)$/gm);
  return headings.some((heading) => slug(heading) === anchor);
}

/** As GitHub makes anchors of headings. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, "");
}

test("the README's example is a configuration without problems", () => {
  const example = /<!-- example -->\s*```yaml\n([\s\S]*?)```/.exec(pages[0]?.text ?? "")?.[1] ?? "";
  const names = allMatches(example, /\$\{(\w+)\}/g);
  const env = Object.fromEntries(
    names.map((name) => [name, `${name.toLowerCase()}-long-enough-to-be-a-secret`]),
  );
  const loaded = loadConfig(example, env, { providers: PROVIDERS });
  expect("problems" in loaded ? loaded.problems : []).toEqual([]);
  expect(names.length).toBeGreaterThan(2);
});

test("every YAML example parses", () => {
  const wrong = inPages((text) =>
    allMatches(text, /^```yaml\n([\s\S]*?)^```$/gm).flatMap((block) =>
      parseAllDocuments(block).flatMap(({ errors }) => errors.map(({ message }) => message)),
    ),
  );
  expect(wrong).toEqual([]);
});

test("every npm script that a page names exists", () => {
  const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(ROOT, "package.json"), "utf8"),
  );
  const unknown = inPages((text) =>
    allMatches(text, /\bnpm run ([a-z:]+)/g)
      .filter((name) => !Object.hasOwn(manifest.scripts, name))
      .map((name) => `\`npm run ${name}\` is no script of package.json.`),
  );
  expect(unknown).toEqual([]);
});

test("every command that a page names exists and knows the options shown with it", () => {
  const unknown = inPages((text) =>
    [...text.matchAll(/(?:`|^|bin\/)countersign ([a-z][a-z-]*)\b([^`\n|#;>]*)/gm)]
      .filter(([whole]) => isTyped(text, whole))
      .flatMap(([, name = "", rest = ""]) => {
        const command = COMMANDS.find((candidate) => candidate.name === name);
        if (command === undefined) return [`there is no command \`countersign ${name}\`.`];
        return allMatches(rest, /--([a-z-]+)/g)
          .filter((option) => option !== "help" && !Object.hasOwn(command.options, option))
          .map((option) => `\`countersign ${name}\` has no option --${option}.`);
      }),
  );
  expect(unknown).toEqual([]);
});

/** Within backticks or a block of shell lines, not in running text. */
function isTyped(text: string, whole: string): boolean {
  if (!/^\s?countersign/.test(whole)) return true;
  return allMatches(text, /^```sh\n([\s\S]*?)^```$/gm).some((block) => block.includes(whole.trim()));
}

const houseText = listFiles("src")
  .map((path) => readFileSync(join(ROOT, path), "utf8"))
  .concat(readFileSync(join(ROOT, "tests/global-setup.ts"), "utf8"))
  .join("\n");

test("every metric and environment variable that a page names is in the code", () => {
  const unknown = inPages((text) =>
    allMatches(text, /\b(countersign_[a-z_]+|COUNTERSIGN_[A-Z_]+)\b/g)
      .filter((name) => !houseText.includes(name))
      .map((name) => `${name} is nowhere in src/.`),
  );
  expect(unknown).toEqual([]);
});

test("every setting of the process that a page names is an option", () => {
  const paths = new Set(OPTIONS.map(({ path }) => path));
  const unknown = inPages((text) =>
    allMatches(text, /`((?:server|archive|retention)\.[a-zA-Z]+)[:`]/g)
      .filter((name) => !paths.has(name))
      .map((name) => `${name} is no option of src/config/options.ts.`),
  );
  expect(unknown).toEqual([]);
});

test("every source file that a page names exists", () => {
  const unknown = inPages((text) =>
    allMatches(withoutBlocks(text), /`((?:src|sandbox|tests|scripts|deploy|docs)\/[\w./-]+)`/g)
      .filter((path) => !existsSync(join(ROOT, path)))
      .map((path) => `${path} does not exist.`),
  );
  expect(unknown).toEqual([]);
});
