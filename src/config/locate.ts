import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node } from "yaml";

/** Line and column, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Steps into the file: names and places in lists. */
export type Path = readonly (string | number)[];

/** A key as it is written, so that `007` stays `007`; `undefined` for a list or map as key. */
export function keyOf(key: Node): string | undefined {
  if (!isScalar(key)) return undefined;
  return key.source ?? (typeof key.value === "string" ? key.value : String(key.value));
}

/** Offset of that path's key, or of the nearest thing above it that is there. */
export function offsetOf(document: Document.Parsed, path: Path): number | undefined {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0];
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const next = childOf(node, step);
    if (next === undefined) return offset;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function childOf(
  node: Node | null | undefined,
  step: string | number,
): { readonly node: Node | null; readonly offset: number | undefined } | undefined {
  if (isSeq<Node>(node) && typeof step === "number") {
    const item = node.items[step];
    return item && { node: item, offset: item.range?.[0] };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => keyOf(key) === String(step));
  return pair && { node: pair.value, offset: pair.key.range?.[0] };
}

/** Where the text of a value begins: the line after the `|` of a block. */
export function textPlace(
  document: Document.Parsed,
  path: Path,
  placeAt: (offset: number | undefined) => Place | undefined,
): Place | undefined {
  let node: Node | null | undefined = document.contents;
  for (const step of path) {
    node = childOf(isAlias(node) ? node.resolve(document) : node, step)?.node;
  }
  const place = placeAt(node?.range?.[0]);
  const isBlock = isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
  return place && isBlock ? { line: place.line + 1, column: 1 } : place;
}
