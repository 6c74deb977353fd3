import type { ContractOrder } from "../../domain/order.ts";

/** The contract's name at the vendor: only there can a contract be searched for, so it ends in our reference. */
export function requestName({ title, reference }: Pick<ContractOrder, "title" | "reference">): string {
  return `${title.toWellFormed().trim()} ${marked(reference)}`.trim();
}

/** Does a contract of this name carry the reference? Somebody may have put words around it. */
export function carries(name: string | null | undefined, reference: string): boolean {
  return (name ?? "").includes(marked(reference));
}

function marked(reference: string): string {
  return `[${reference}]`;
}
