import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { consoleFiles, listFiles, ROOT } from "../../scripts/source/list-files.ts";

const page = readFileSync(join(ROOT, "docs/threat-model.md"), "utf8");
const [threats = "", named = ""] = page.split("\n## Tests\n");
const tests = [...named.matchAll(/^- (T\d+) `([^`]+)` “(.+)”$/gmu)].map(
  ([, id = "", file = "", title = ""]) => ({
    id,
    file,
    title,
  }),
);

test("every test that the threat model names exists, by its title", () => {
  expect(tests.length).toBeGreaterThan(40);
  const missing = tests.filter(({ file, title }) => {
    const text = readFileSync(join(ROOT, file), "utf8");
    return !text.includes(`"${title}"`);
  });
  expect(missing).toEqual([]);
});

test("every threat has a test, every test a threat, and no number stands for two", () => {
  const rows =
    threats
      .split("\n## Threats\n")[1]
      ?.split("\n")
      .filter((line) => line.startsWith("| ")) ?? [];
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows.slice(1)) expect(row).toMatch(/\bT\d+\b/u);
  const asked = new Set([...threats.matchAll(/\bT\d+\b/gu)].map(([id]) => id));
  const ids = tests.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...asked].toSorted()).toEqual(ids.toSorted());
});

/** Our own access tokens are compared with each other, to see which one is newer: nobody outside holds either side. */
const SECRET_WORD =
  /(?<!access)(?:[sS]ecret|[sS]ignature|[hH]mac|[dD]igest|[pP]roof|[mM]ac|[pP]assword|[tT]oken|[hH]ash)$/u;
/** A word beside a comparison, and the other side. */
const COMPARISON = /([\w.[\]]+)\s*[!=]==\s*([\w.[\]"'`-]+)/gu;
/** What a comparison may tell anybody: whether something is there, of which kind it is, how long. */
const HARMLESS = /^(?:undefined|null|true|false|\d+|["'`].*)$/u;
/** `file: comparison` that is about no proof of anybody's. */
const KNOWN = [
  // ours on both sides
  "src/providers/zoho-sign/access.ts: const isYoung = (): boolean => bought?.token === used",
  // a file's magic number
  "src/providers/zoho-sign/unzip.ts: slice(view, at, length).readUInt32LE(0) !== signature",
];

function nakedComparisons(text: string): readonly string[] {
  return text.split("\n").flatMap((line) =>
    [...line.matchAll(COMPARISON)].flatMap(([, left = "", right = ""]) => {
      const isSecret = [left, right].some((side) => SECRET_WORD.test(side));
      const isHarmless = [left, right].some((side) => HARMLESS.test(side));
      return isSecret && !isHarmless ? [line.trim()] : [];
    }),
  );
}

test("secrets, signatures and hashes are compared in constant time, wherever they are compared", () => {
  expect(nakedComparisons("if (given.secret === wanted) return;")).toHaveLength(1);
  expect(nakedComparisons("if (secret === undefined || kind === 'secret') return;")).toEqual([]);
  const found = listFiles("src")
    .filter((file) => !/\.test(?:kit)?\.ts$/u.test(file))
    .flatMap((file) =>
      nakedComparisons(readFileSync(join(ROOT, file), "utf8")).map((line) => `${file}: ${line}`),
    );
  expect(found.filter((line) => !KNOWN.some((known) => line.includes(known)))).toEqual([]);
});

test("no text of anybody becomes HTML in the console", () => {
  const files = consoleFiles();
  expect(files.length).toBeGreaterThan(50);
  const found = files.filter((file) =>
    /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcDoc/u.test(
      readFileSync(join(ROOT, file), "utf8"),
    ),
  );
  expect(found).toEqual([]);
});
