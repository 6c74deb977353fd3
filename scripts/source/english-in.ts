import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import type { Node, VisitorObject } from "oxc-parser";
import { ROOT } from "./list-files.ts";
import type { Place } from "./read-source.ts";

/** What stands for programs, for the description of the API, or in the database: told in English. */
const NOT_FOR_READERS: ReadonlySet<string> = new Set(["summary", "description", "note"]);
/** What a schema says about itself, and about a call that breaks it. */
const OF_SCHEMAS: ReadonlySet<string> = new Set([
  "describe",
  "regex",
  "refine",
  "min",
  "max",
  "custom",
  "meta",
]);

/** Three words in a row; what is filled in is one. */
const SENTENCE = /(?:^|[^\p{L}])(?:[\p{L}’'-]+,? ){2}[\p{L}’'-]+/u;
const FILLED_IN = "it";

/** Sentences that stand in the code of one file as they are, where they could not be told in another language. */
export function englishIn(path: string): readonly Place[] {
  return englishInText(path, readFileSync(join(ROOT, path), "utf8"));
}

/** The same for a text that stands nowhere yet. */
export function englishInText(path: string, text: string): readonly Place[] {
  const found: Place[] = [];
  const passedOver: Node[] = [];
  const passOver = (nodes: readonly Node[]): void => void passedOver.push(...nodes);
  const say = (node: Node, words: string): void => {
    const isPassedOver = passedOver.some(({ start, end }) => start <= node.start && node.end <= end);
    if (!isPassedOver && SENTENCE.test(words))
      found.push({ line: text.slice(0, node.start).split("\n").length, text: words });
  };
  const visitor: VisitorObject = {
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type === "Identifier" && callee.name.endsWith("Error")) passOver(given);
    },
    CallExpression: ({ callee, arguments: given }) => {
      if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return;
      if (OF_SCHEMAS.has(callee.property.name)) passOver(given);
    },
    // what stands in the database is compared with what was written there
    BinaryExpression: ({ left, right }) => passOver([left, right]),
    VariableDeclarator: ({ id, init }) => {
      if (id.type === "Identifier" && NOT_FOR_READERS.has(id.name) && init !== null) passOver([init]);
    },
    Property: ({ key, value }) => {
      if (key.type === "Identifier" && NOT_FOR_READERS.has(key.name)) passOver([value]);
    },
    Literal: (node) => {
      if (typeof node.value === "string") say(node, node.value);
    },
    TemplateLiteral: (node) =>
      say(node, node.quasis.map(({ value }) => value.cooked ?? value.raw).join(FILLED_IN)),
  };
  new Visitor(visitor).visit(parseSync(path, text).program);
  return found;
}
