import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Document, Node } from "yaml";
import type { ConfigProblem } from "./config.ts";
import { fillEnvironment } from "./fill-environment.ts";
import type { Environment } from "./variable.ts";
import { keyOf, offsetOf, textPlace } from "./locate.ts";
import type { Path, Place } from "./locate.ts";

/** The file as plain data, with a way back from each path to its line. */
export interface Source {
  /** Objects have no prototype; texts have the environment's values filled in. */
  readonly data: unknown;
  readonly problems: readonly ConfigProblem[];
  /** Where the key of that path stands, or the nearest thing above it that is there. */
  placeOf(path: Path): Place | undefined;
  /** Where the text of that value begins: after the `|` of a block. */
  textPlaceOf(path: Path): Place | undefined;
}

/** A configuration is some hundred lines; beyond this it is a mistake or an attack. */
const MAX_CHARACTERS = 1_000_000;
/** Nodes after aliases are resolved: a "billion laughs" ends here. */
const MAX_NODES = 50_000;
const MAX_DEPTH = 40;
const REFUSED_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Parses YAML; never throws. */
export function parseSource(text: string, env: Environment): Source {
  const lines = new LineCounter();
  const document = readDocument(text, lines);
  if ("path" in document) return emptySource([document]);
  const problems: ConfigProblem[] = document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return { line, column: col, path: "", text: yamlSentence(error.code, error.message) };
  });
  const budget = { nodes: MAX_NODES };
  const placeAt = (offset: number | undefined): Place | undefined => {
    if (offset === undefined) return undefined;
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const tell = (node: Node | null, path: Path, sentence: string, help?: string): void => {
    const place = placeAt(node?.range?.[0]);
    problems.push({
      ...place,
      path: pathName(path),
      text: sentence,
      ...(help === undefined ? {} : { help }),
    });
  };
  const read: Reading = { document, env, budget, tell };
  const data = problems.length > 0 ? undefined : dataOf(read, document.contents, []);
  return {
    data,
    problems,
    placeOf: (path) => placeAt(offsetOf(document, path)),
    textPlaceOf: (path) => textPlace(document, path, placeAt),
  };
}

/** `accounts.acme.playbooks[0].send`. */
export function pathName(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === "number") return `${name}[${step}]`;
    return name === "" ? step : `${name}.${step}`;
  }, "");
}

interface Reading {
  readonly document: Document.Parsed;
  readonly env: Environment;
  readonly budget: { nodes: number };
  tell(node: Node | null, path: Path, sentence: string, help?: string): void;
}

function readDocument(text: string, lines: LineCounter): Document.Parsed | ConfigProblem {
  if (text.length > MAX_CHARACTERS)
    return { path: "", text: "The file is larger than a configuration can be." };
  try {
    return parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      stringKeys: false,
    });
  } catch {
    return { path: "", text: "The file is nested too deeply to be read." };
  }
}

function emptySource(problems: readonly ConfigProblem[]): Source {
  return { data: undefined, problems, placeOf: () => undefined, textPlaceOf: () => undefined };
}

function dataOf(read: Reading, given: Node | null | undefined, path: Path): unknown {
  const node = isAlias(given) ? given.resolve(read.document) : given;
  read.budget.nodes -= 1;
  if (read.budget.nodes < 0 || path.length > MAX_DEPTH) {
    if (read.budget.nodes === -1 || path.length > MAX_DEPTH)
      read.tell(given ?? null, path, "The file unfolds to too much.");
    return undefined;
  }
  if (isScalar(node)) return scalarOf(read, node, node.value, node.source, path);
  if (isSeq<Node>(node)) return node.items.map((item, index) => dataOf(read, item, [...path, index]));
  if (!isMap<Node, Node>(node)) return undefined;
  const data: Record<string, unknown> = Object.create(null);
  for (const { key, value } of node.items) {
    const name = keyOf(key);
    if (name === undefined || REFUSED_KEYS.has(name)) {
      read.tell(key, path, "This key is not a name that can be used here.");
      continue;
    }
    // A key without a value is as good as not written, so that a default holds.
    const entry = dataOf(read, value, [...path, name]);
    if (entry !== null && entry !== undefined) data[name] = entry;
  }
  return data;
}

function scalarOf(
  read: Reading,
  node: Node,
  value: unknown,
  source: string | undefined,
  path: Path,
): unknown {
  if (typeof value === "string") {
    const filled = fillEnvironment(value, read.env);
    for (const problem of filled.problems) read.tell(node, path, problem.text, problem.help);
    return filled.text;
  }
  // Ids may exceed 2^53 and may begin with a nought: their digits matter, not their amount.
  if (typeof value === "number" && source !== undefined && /^\d+$/.test(source) && String(value) !== source)
    return source;
  return typeof value === "bigint" ? value.toString() : value;
}

/** Errors in whose words the library quotes the file: a secret may stand there. */
const QUOTING: ReadonlySet<string> = new Set([
  "BAD_ALIAS",
  "BAD_DQ_ESCAPE",
  "IMPOSSIBLE",
  "TAG_RESOLVE_FAILED",
  "UNEXPECTED_TOKEN",
]);

function yamlSentence(code: string, message: string): string {
  if (code === "DUPLICATE_KEY") return "This key stands here twice; keep one of them.";
  if (code === "TAB_AS_INDENT") return "Indent with spaces, not with tabs.";
  if (QUOTING.has(code))
    return "The file is not valid YAML: this does not belong here. Look at the quotes, brackets and indentation around it.";
  return `The file is not valid YAML: ${message.replace(/\.?$/, ".")}`;
}
