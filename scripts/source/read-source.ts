import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import type { Node, ParseResult, VisitorObject } from "oxc-parser";
import { ROOT } from "./list-files.ts";

/** One source file, as far as the rules of the house ask about it. Lines count from 1. */
export interface Source {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly lines: number;
  /** Static, re-exported, dynamic and type-only alike. */
  readonly imports: readonly Import[];
  readonly exports: readonly string[];
  /** `any`, `!`, `as`, and comments that silence a tool. */
  readonly escapes: readonly Place[];
  /** `lines` without those of functions within: a factory is as long as its own text. */
  readonly functions: readonly (Place & { readonly lines: number })[];
  /** Identifiers and texts, for rules about vocabulary. */
  readonly words: readonly Place[];
  /** Words that a component would show as they stand, instead of a text that can be translated. */
  readonly shown: readonly Place[];
}

export interface Import {
  readonly specifier: string;
  /** Path of the imported file from the root; absent for packages. */
  readonly target?: string;
  readonly line: number;
}

export interface Place {
  readonly line: number;
  readonly text: string;
}

// what nobody may write in a source: looked for here, used nowhere
const SILENCERS =
  /oxlint-disable|eslint-disable|@ts-(?:ignore|expect-error|nocheck)|oxfmt-ignore|prettier-ignore/;

/** Reads and parses one file. Throws when it does not parse. */
export function readSource(path: string): Source {
  return parseSource(path, readFileSync(join(ROOT, path), "utf8"));
}

/** The same for a text that stands nowhere yet. */
export function parseSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path} does not parse: ${error.message}`);
  const lineAt = lineCounter(text);
  const found = visit(parsed, text, lineAt);
  const silenced = parsed.comments
    .filter((comment) => SILENCERS.test(comment.value))
    .map((comment) => ({ line: lineAt(comment.start), text: comment.value.trim() }));
  return {
    path,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    exports: exportsOf(parsed),
    ...found,
    imports: found.imports.map((entry) => ({ ...entry, ...targetOf(path, entry.specifier) })),
    escapes: [...found.escapes, ...silenced],
  };
}

function targetOf(path: string, specifier: string): { readonly target?: string } {
  if (!specifier.startsWith(".")) return {};
  return { target: posix.normalize(posix.join(posix.dirname(path), specifier)) };
}

function exportsOf(parsed: ParseResult): readonly string[] {
  return parsed.module.staticExports.flatMap((statement) =>
    statement.entries.flatMap((entry) => (entry.exportName.name === null ? [] : [entry.exportName.name])),
  );
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let line = starts.findLastIndex((start) => start <= offset);
    if (line < 0) line = 0;
    return line + 1;
  };
}

type Found = {
  readonly imports: { specifier: string; line: number }[];
  readonly escapes: Place[];
  readonly functions: (Place & { lines: number })[];
  readonly words: Place[];
  readonly shown: Place[];
};

/** Attributes whose text people read or hear. */
const SHOWN_ATTRIBUTES: ReadonlySet<string> = new Set([
  "alt",
  "aria-label",
  "description",
  "label",
  "placeholder",
  "text",
  "title",
]);

const LETTERS = /\p{L}{2}/u;

function visit(parsed: ParseResult, text: string, lineAt: (offset: number) => number): Found {
  const found: Found = { imports: [], escapes: [], functions: [], words: [], shown: [] };
  const from = (node: { source: Node | null; start: number }) => {
    if (node.source?.type !== "Literal" || typeof node.source.value !== "string") return;
    found.imports.push({ specifier: node.source.value, line: lineAt(node.start) });
  };
  const escape = (node: Node) => {
    found.escapes.push({ line: lineAt(node.start), text: text.slice(node.start, node.end) });
  };
  const within: number[] = [];
  const open = () => {
    within.push(0);
  };
  const close = (node: Node) => {
    const line = lineAt(node.start);
    const height = lineAt(node.end) - line;
    const [head = ""] = text.slice(node.start, node.end).split("\n", 1);
    found.functions.push({ line, text: head, lines: height + 1 - (within.pop() ?? 0) });
    const outer = within.length - 1;
    if (outer >= 0) within[outer] = (within[outer] ?? 0) + height;
  };
  const visitor: VisitorObject = {
    ImportDeclaration: from,
    ExportNamedDeclaration: from,
    ExportAllDeclaration: from,
    ImportExpression: from,
    TSImportType: from,
    TSAnyKeyword: escape,
    TSNonNullExpression: escape,
    TSTypeAssertion: escape,
    TSAsExpression: escape,
    FunctionDeclaration: open,
    "FunctionDeclaration:exit": close,
    FunctionExpression: open,
    "FunctionExpression:exit": close,
    ArrowFunctionExpression: open,
    "ArrowFunctionExpression:exit": close,
    Identifier: (node) => found.words.push({ line: lineAt(node.start), text: node.name }),
    Literal: (node) => found.words.push({ line: lineAt(node.start), text: text.slice(node.start, node.end) }),
    JSXText: (node) => {
      if (LETTERS.test(node.value)) found.shown.push({ line: lineAt(node.start), text: node.value.trim() });
    },
    JSXAttribute: ({ name, value, start }) => {
      if (value?.type !== "Literal" || typeof value.value !== "string" || !LETTERS.test(value.value)) return;
      if (SHOWN_ATTRIBUTES.has(text.slice(name.start, name.end)))
        found.shown.push({ line: lineAt(start), text: value.value });
    },
    TemplateElement: (node) => found.words.push({ line: lineAt(node.start), text: node.value.raw }),
  };
  new Visitor(visitor).visit(parsed.program);
  return found;
}
