import type { Signer } from "./draft.ts";

/** How signers follow each other. */
export type OrderKind = "together" | "inTurn" | "own";

/** What the orders of these signers come to. */
export function orderKind(signers: readonly Signer[]): OrderKind {
  const orders = signers.map(({ order }, index) => order ?? index + 1);
  if (signers.length > 1 && orders.every((order) => order === orders[0])) return "together";
  return orders.every((order, index) => order === index + 1) ? "inTurn" : "own";
}

/** How vendors call each kind; `grouped`: some at the same time. */
const ORDERS = { inTurn: "sequential", together: "parallel", own: "grouped" } as const;

/** The kinds that every one of these connections can carry. */
export function possibleKinds(connections: readonly { readonly can: object }[]): readonly OrderKind[] {
  const kinds: readonly OrderKind[] = ["inTurn", "together", "own"];
  return kinds.filter((kind) =>
    connections.every(({ can }) => {
      const known: unknown = "order" in can ? can.order : undefined;
      return !Array.isArray(known) || known.includes(ORDERS[kind]);
    }),
  );
}

/** The same signers in this order. */
export function ordered(signers: readonly Signer[], kind: OrderKind): readonly Signer[] {
  if (kind === "own") return signers;
  return signers.map((signer, index) => ({ ...signer, order: kind === "together" ? 1 : index + 1 }));
}

/** Moves one up or down; the order of the others is kept. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const others = items.filter((_, index) => index !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}
