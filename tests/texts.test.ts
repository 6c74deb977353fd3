import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { englishIn, englishInText } from "../scripts/source/english-in.ts";
import { listFiles, ROOT } from "../scripts/source/list-files.ts";
import { saidIn } from "../scripts/source/said-in.ts";

/** Rooms whose sentences a person reads on the console: all of them stand in texts/en/service. */
const ROOMS = ["src/domain/telling/", "src/api/", "src/app/house/"];
const FILES = [
  "corridor/entry",
  "corridor/entry-of",
  "corridor/foresee",
  "app/findings-of",
  "app/inspect-capabilities",
  "app/inspect-lacks",
  "app/inspect-playbook",
  "app/inspect-template",
  "app/outlook-of",
  "app/preview-of",
];
/** Writes what was kept in English anew, by its English words. */
const OF_ENGLISH = "src/domain/telling/on-screen.ts";

const sources = listFiles("src").filter((path) => !/\.test(?:kit)?\.ts$/u.test(path));
const moved = sources.filter(
  (path) =>
    path !== OF_ENGLISH &&
    (ROOMS.some((room) => path.startsWith(room)) || FILES.some((name) => path === `src/${name}.ts`)),
);

/** `standing:part.by` → its text. */
const texts = new Map(
  listFiles("texts/en/service", ".json").flatMap((path) => {
    const file = path.slice("texts/en/service/".length, -".json".length);
    const parsed: unknown = JSON.parse(readFileSync(join(ROOT, path), "utf8"));
    return leaves(parsed, "").map(([place, text]) => [`${file}:${place}`, text] as const);
  }),
);
const said = sources.flatMap((path) => saidIn(path).map((one) => ({ ...one, path })));

function leaves(value: unknown, place: string): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[place, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) => leaves(own, place === "" ? key : `${place}.${key}`));
}

/** Without what chooses a plural or the words of a screen. */
function bare(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other|screen|check)$/u, "");
}

function isMeant(pattern: string, key: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.\\]/gu, "\\$&"));
  return new RegExp(`^${parts.join("[\\w.-]+")}$`, "u").test(key);
}

test("what people read on the console can be translated: no sentence stands in the code", () => {
  expect(moved.length).toBeGreaterThan(100);
  const wrong = moved.flatMap((path) =>
    englishIn(path).map(({ line, text }) => `${path}:${line} says “${text}”: put it into texts/en/service.`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['export const a = "It is out for signature.";', 1],
  ["export const a = (name: string) => `${name} has signed it`;", 1],
  ['export const a = { text: "Choose a later day." };', 1],
  ['throw new ApiProblem("conflict", "It is under way.");', 1],
  ['throw new Error("nobody reads this sentence");', 0],
  ['export const a = z.string().describe("What people call it");', 0],
  ['export const a = { summary: "What is read here" };', 0],
  ['export const a = found === "not at the vendor";', 0],
  ['export const a = "text/csv; charset=utf-8";', 0],
  ["// a comment has as many words as it likes", 0],
])("the guard sees what it is asked to see: %s", (text, count) => {
  expect(englishInText("src/api/probe.ts", text)).toHaveLength(count);
});

test("what is written on deals and into the trail is worded in the domain, not where it is carried out or stored", () => {
  const worded = sources.filter((path) => /^src\/(?:corridor|store)\//u.test(path));
  expect(worded.length).toBeGreaterThan(100);
  const wrong = worded.flatMap((path) =>
    [...readFileSync(join(ROOT, path), "utf8").matchAll(/\bconst (?:text|reason) =\s+(["`].+)/gu)]
      .map(([, words = ""]) => words)
      .filter(
        (words) => !/^.(?:select|insert|update|delete|with)\b/u.test(words) && /(?:\w+ ){3}/u.test(words),
      )
      .map((words) => `${path} says ${words}: put it into src/domain/decide.`),
  );
  expect(wrong).toEqual([]);
});

test("every text of the service is told somewhere", () => {
  const patterns = [...new Set(said.map(({ key }) => key))];
  const unused = [...texts.keys()].filter((key) => !patterns.some((pattern) => isMeant(pattern, bare(key))));
  expect(unused.map((key) => `${key} is never told: take it out of texts/en/service.`)).toEqual([]);
});

test("every text is given what it fills in", () => {
  const wrong = said.flatMap(({ path, line, key, values }) => {
    if (values === undefined) return [];
    return [...texts].flatMap(([place, text]) => {
      if (bare(place) !== key) return [];
      const places = [...text.matchAll(/\{\{(\w+)/gu)].map(([, name = ""]) => name);
      const lost = [...new Set(places)].filter((name) => !values.includes(name));
      return lost.map((name) => `${path}:${line} tells ${place} without its {{${name}}}.`);
    });
  });
  expect(wrong).toEqual([]);
});

test("no text is empty, and none looks anything else up", () => {
  const wrong = [...texts].filter(([, text]) => text.trim() === "" || text.includes("$t("));
  expect(wrong).toEqual([]);
});
