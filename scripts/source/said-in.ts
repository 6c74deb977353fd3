import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import type { Expression, VisitorObject } from "oxc-parser";
import { ROOT } from "./list-files.ts";

/** A key of `texts/en/service` in the code. */
export interface Said {
  readonly line: number;
  /** `standing:planned`; a part that is put in while the service runs is `*`: `errors:*.what`. */
  readonly key: string;
  /** What is filled in, where it is written down beside the key. */
  readonly values?: readonly string[];
}

const KEY = /^[a-z-]+:[\w.*-]+$/u;

/** Every key that a file of the service names. */
export function saidIn(path: string): readonly Said[] {
  const text = readFileSync(join(ROOT, path), "utf8");
  const found: Said[] = [];
  const lineAt = (at: number): number => text.slice(0, at).split("\n").length;
  const beside = new Map<number, readonly string[] | undefined>();
  const note = (start: number, key: string): void => {
    if (!KEY.test(key)) return;
    const values = beside.get(start);
    found.push({ line: lineAt(start), key, ...(values === undefined ? {} : { values }) });
  };
  const visitor: VisitorObject = {
    CallExpression: ({ arguments: [first, second] }) => {
      if (first === undefined || first.type === "SpreadElement") return;
      for (const start of startsOf(first))
        beside.set(
          start,
          second === undefined ? [] : namesIn(second.type === "SpreadElement" ? second.argument : second),
        );
    },
    Literal: ({ value, start }) => {
      if (typeof value === "string") note(start, value);
    },
    TemplateLiteral: ({ quasis, start }) => note(start, quasis.map(({ value }) => value.raw).join("*")),
  };
  new Visitor(visitor).visit(parseSync(path, text).program);
  return found;
}

/** Where the texts begin that an argument may be: one, or either of two. */
function startsOf(node: Expression): readonly number[] {
  if (node.type === "ConditionalExpression")
    return [...startsOf(node.consequent), ...startsOf(node.alternate)];
  return [node.start];
}

/** `undefined` = something else is filled in, too. */
function namesIn(node: Expression): readonly string[] | undefined {
  if (node.type !== "ObjectExpression") return undefined;
  const names = node.properties.map((property) =>
    property.type === "Property" && property.key.type === "Identifier" ? property.key.name : undefined,
  );
  return names.some((name) => name === undefined) ? undefined : names.filter((name) => name !== undefined);
}
