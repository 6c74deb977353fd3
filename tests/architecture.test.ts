import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findCircle } from "../scripts/source/find-circle.ts";
import { consoleFiles, listFiles, ROOT } from "../scripts/source/list-files.ts";
import { PACKAGE_ROOMS, packageOf } from "../scripts/source/packages.ts";
import { parseSource, readSource } from "../scripts/source/read-source.ts";
import type { Source } from "../scripts/source/read-source.ts";
import { roomNamed, roomOf, ROOMS, vendorOf } from "../scripts/source/rooms.ts";
import { PLACED_WORDS } from "../scripts/source/vocabulary.ts";

const ours = ["src", "sandbox", "scripts", "tests", "bench"].flatMap((folder) =>
  listFiles(folder).map(readSource),
);
const pages = consoleFiles().map(readSource);
const sources = [...ours, ...pages];
const house = sources.filter(({ path }) => path.startsWith("src/"));
const product = house.filter(({ path }) => !isTest(path));
const sandbox = sources.filter(({ path }) => path.startsWith("sandbox/"));

/** Tests, and what only tests use: they may know more than the room beside which they stand. */
function isTest(path: string): boolean {
  return /\.test\.ts$|\.testkit\.ts$|-fixture\.ts$|\/test-[\w-]+\.ts$/.test(path);
}

function found(sources_: readonly Source[], look: (source: Source) => readonly string[]): readonly string[] {
  return sources_.flatMap((source) => look(source).map((sentence) => `${source.path}${sentence}`));
}

test("the sources of every room are found", () => {
  expect(product.length).toBeGreaterThan(100);
  expect(sandbox.length).toBeGreaterThan(20);
  expect(pages.length).toBeGreaterThan(50);
});

test("every file of src/ stands in a room of the plan", () => {
  const strays = house.filter(({ path }) => roomNamed(roomOf(path) ?? "") === undefined);
  expect(strays.map(({ path }) => `${path}: put it into one of ${Object.keys(ROOMS).join(", ")}.`)).toEqual(
    [],
  );
});

test("the plan itself only runs downwards", () => {
  const names = Object.keys(ROOMS);
  const upward = Object.entries<{ readonly knows: readonly string[] }>(ROOMS).flatMap(([name, room]) =>
    room.knows
      .map((known) => known.split("/")[0] ?? "")
      .filter((known) => known !== "sandbox")
      .filter((known) => names.indexOf(known) < 0 || names.indexOf(known) >= names.indexOf(name))
      .map((known) => `${name} may not know ${known}: it stands above it in scripts/source/rooms.ts.`),
  );
  expect(upward).toEqual([]);
});

test("a room imports only rooms that it may know", () => {
  const wrong = found(product, (source) => {
    const own = roomOf(source.path) ?? "";
    const knows = roomNamed(own)?.knows ?? [];
    return source.imports
      .filter(({ target }) => target !== undefined && !mayImport(own, knows, target))
      .map(
        ({ target, line }) =>
          `:${line} imports ${target}. ${own} may know ${knows.join(", ") || "nothing of ours"}: move the code, or pass the thing in from src/app.ts.`,
      );
  });
  expect(wrong).toEqual([]);
});

function mayImport(own: string, knows: readonly string[], target: string): boolean {
  const [top] = target.split("/");
  if (top === "sandbox") return knows.includes("sandbox");
  if (top === "texts") return own === "texts";
  const room = roomOf(target);
  if (room === undefined) return false;
  return room === own || knows.includes(room) || knows.includes(target.replace(/^src\//, ""));
}

test("a vendor's folder knows no other vendor and is known only to the list", () => {
  const wrong = found(product, (source) =>
    source.imports.flatMap(({ target, line }) => {
      const vendor = target === undefined ? undefined : vendorOf(target);
      if (vendor === undefined || vendor === vendorOf(source.path)) return [];
      if (source.path === "src/providers/all.ts") return [];
      return [
        `:${line} reaches into the folder of ${vendor}: speak with it through src/providers/provider.ts.`,
      ];
    }),
  );
  expect(wrong).toEqual([]);
});

test("the sandbox and the house meet only at the wire", () => {
  const intoHouse = found(sandbox, (source) =>
    source.imports
      .filter(({ target }) => target?.startsWith("src/"))
      .map(
        ({ target, line }) => `:${line} imports ${target}: write it anew from the vendor's documentation.`,
      ),
  );
  expect(intoHouse).toEqual([]);
});

test("the console and the service meet only at the API", () => {
  const wrong = found(pages, (source) =>
    source.imports
      .filter(({ target }) => target !== undefined && !/^(?:console|texts\/en\/console)\//.test(target))
      .map(({ target, line }) => `:${line} imports ${target}: ask the API for it.`),
  );
  expect(wrong).toEqual([]);
});

test("a page shows only texts that can be translated", () => {
  const wrong = found(pages, (source) =>
    source.shown.map(({ line, text }) => `:${line} says “${text}”: put it into texts/en/console.`),
  );
  expect(wrong).toEqual([]);
});

test("what a person does goes through one hook, which asks for nothing twice", () => {
  const wrong = consoleFiles().filter(
    (path) =>
      path !== "console/src/api/use-act.ts" &&
      /\buseMutation\b/u.test(readFileSync(join(ROOT, path), "utf8")),
  );
  expect(wrong).toEqual([]);
});

test("no file is in an import circle", () => {
  const graph = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target }) => (target === undefined ? [] : [target])),
    ]),
  );
  const circle = findCircle(graph);
  expect(
    circle?.join(" → "),
    "Take what both need into a third file; type-only imports count.",
  ).toBeUndefined();
});

test("a package is imported only where its duty lies", () => {
  const wrong = found(
    [...product, ...pages, ...sandbox].filter(({ path }) => !isTest(path)),
    (source) => {
      const room = roomOf(source.path) ?? source.path.split("/")[0] ?? "";
      return source.imports.flatMap(({ specifier, line }) => {
        const name = packageOf(specifier);
        if (name === undefined || PACKAGE_ROOMS[name]?.includes(room)) return [];
        const home = PACKAGE_ROOMS[name]?.join(", ") ?? "nowhere yet";
        return [`:${line} imports ${name}, whose place is ${home} (scripts/source/packages.ts).`];
      });
    },
  );
  expect(wrong).toEqual([]);
});

test("Kommo's and the vendors' words stop at their client's door", () => {
  const wrong = found([...product, ...pages], (source) =>
    PLACED_WORDS.filter(({ home }) => !home.some((start) => source.path.startsWith(start))).flatMap(
      ({ word, instead }) =>
        source.words
          .filter(({ text }) => word.test(unquoted(text)))
          .map(({ text, line }) => `:${line} says ${text.slice(0, 60)}: our word is ${instead}.`),
    ),
  );
  expect(wrong).toEqual([]);
});

function unquoted(text: string): string {
  return text.replaceAll(/^["'`]|["'`]$/g, "");
}

test("files are kebab-case", () => {
  const wrong = sources.filter(({ path }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*$/.test(nameOf(path)));
  expect(wrong.map(({ path }) => `${path}: rename it to kebab-case.`)).toEqual([]);
});

/** File names that say a role within their folder instead of a name. */
const ROLES: ReadonlySet<string> = new Set(["index", "all", "map", "schema", "main"]);

test("a file that exports one thing is named after it", () => {
  const wrong = [...product, ...sandbox, ...pages].filter(({ path, exports }) => {
    const [only, ...others] = new Set(exports);
    if (only === undefined || others.length > 0 || ROLES.has(nameOf(path)) || isTest(path)) return false;
    return !shareAWord(wordsOf(nameOf(path)), wordsOf(only));
  });
  expect(
    wrong.map(({ path, exports }) => `${path} exports ${exports[0]}: rename one after the other.`),
  ).toEqual([]);
});

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.ts$/, "");
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/** By their beginnings: `sorter` and `sortOnce`, `status` and `statuses`. */
function shareAWord(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) =>
    others.some((other) => one.slice(0, 4) === other.slice(0, 4) && Math.min(one.length, other.length) > 2),
  );
}

test("a file holds one thing: at most 400 lines, and half of them under 90", () => {
  const long = sources.filter(({ lines }) => lines > 400);
  expect(long.map(({ path, lines }) => `${path} has ${lines} lines: split it by noun.`)).toEqual([]);
  const sizes = product.map(({ lines }) => lines).toSorted((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)], "The median of src/ grew: files carry two nouns.").toBeLessThan(
    90,
  );
});

test("a function has fewer than 60 lines of its own", () => {
  const wrong = found(
    sources.filter(({ path }) => !isTest(path)),
    (source) =>
      source.functions
        .filter(({ lines }) => lines >= 60)
        .map(
          ({ line, lines, text }) =>
            `:${line} has ${lines} lines: take a step out of \`${text.slice(0, 60)}\`.`,
        ),
  );
  expect(wrong).toEqual([]);
});

test("types have no escape hatch: no any, no !, no as, nothing that silences a tool", () => {
  const wrong = found(sources, (source) =>
    source.escapes
      .filter(({ text }) => !text.endsWith("as const") && !isBirth(source.path, text))
      .map(
        ({ line, text }) =>
          `:${line} \`${text.slice(0, 80)}\`: narrow it, or say its type where it is declared.`,
      ),
  );
  expect(wrong).toEqual([]);
});

/** A branded id is born where it comes from the database, from the vendor or from our random source, and in tests. */
function isBirth(path: string, text: string): boolean {
  const home = /^(?:src\/(?:store|providers)|tests)\//.test(path) || isTest(path);
  return home && / as (?:Reference|RemoteId)$/.test(text);
}

test("the rules see what they are asked to see", () => {
  const source = parseSource(
    "src/domain/probe.ts",
    [
      'import type { A } from "../store/a.ts";',
      'export * from "./b.ts";',
      // a probe: the rule must see it
      "// oxlint-disable-next-line",
      "export async function probe(x: any): Promise<unknown> {",
      '  const lead = x!.y as { type: import("./c.ts").C };',
      '  return import("../jobs/d.ts");',
      "}",
    ].join("\n"),
  );
  expect(source.imports.map(({ target }) => target)).toEqual([
    "src/store/a.ts",
    "src/domain/b.ts",
    "src/domain/c.ts",
    "src/jobs/d.ts",
  ]);
  expect(source.escapes.map(({ line }) => line)).toEqual([4, 5, 5, 3]);
  expect(source.words.map(({ text }) => text)).toContain("lead");
  expect(source.functions.map(({ lines }) => lines)).toEqual([4]);
  expect(
    findCircle(
      new Map([
        ["a", ["b"]],
        ["b", ["c", "a"]],
        ["c", []],
      ]),
    ),
  ).toEqual(["a", "b", "a"]);
});
