import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROVIDERS } from "../../src/providers/all.ts";
import { ROOT } from "../source/list-files.ts";

const HEAD = `# What the articles ask for

Each feature that an article names for its vendor, with the tests that show it, by file and by name. Generated from the tables of the
vendors' pages and from the tests themselves.
`;

const HEADING = "## What the article names, and the test that shows it";

/** The page \`docs/articles.md\`. Throws where a vendor's page has no table, or names a test that does not exist. */
export function articlesPage(): string {
  const sections = PROVIDERS.map(({ id, name }) => {
    const rows = featuresOf(id).flatMap(({ feature, files }) =>
      files.flatMap((file) => linesOf(feature, file)),
    );
    return [`## [${name}](providers/${id}.md)`, "", "| feature | test |", "|---|---|", ...rows, ""].join(
      "\n",
    );
  });
  return [HEAD, ...sections].join("\n");
}

interface Feature {
  readonly feature: string;
  /** From the repository's root. */
  readonly files: readonly string[];
}

function featuresOf(id: string): readonly Feature[] {
  const page = readFileSync(join(ROOT, "docs", "providers", `${id}.md`), "utf8");
  const [, section] = page.split(`${HEADING}\n`);
  if (section === undefined) throw new Error(`docs/providers/${id}.md lacks “${HEADING}”.`);
  const [table = ""] = section.split("\n## ");
  return table.split("\n").flatMap((line) => {
    const [, feature = "", tests = ""] = line.split("|").map((cell) => cell.trim());
    const files = [...tests.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = ""]) => pathOf(id, file));
    return files.length === 0 ? [] : [{ feature, files }];
  });
}

function pathOf(id: string, file: string): string {
  const path = file.includes("/") ? file : `tests/journeys/${file}`;
  if (existsSync(join(ROOT, path))) return path;
  throw new Error(`docs/providers/${id}.md names ${file}, which does not exist.`);
}

function linesOf(feature: string, path: string): readonly string[] {
  const source = readFileSync(join(ROOT, path), "utf8");
  const titles = titlesIn(source);
  const shown = titles.map((title) => `“${title.replaceAll("|", "\\|")}”`).join("<br>");
  return [`| ${feature} | \`${path}\`<br>${shown} |`];
}

/** Titles of the tests of a file: `test("title"` and `test.each(…)("title"`, also on the next line. */
function titlesIn(source: string): readonly string[] {
  const starts = source.split(/^(?:test|describe)(?=[.(<])/mu).slice(1);
  return starts.flatMap((part) => {
    const title = /(?:^\(|^\.each[\s\S]*?\)\()\s*(["`])([\s\S]+?)\1,/u.exec(part)?.[2];
    return title === undefined ? [] : [title];
  });
}
