import type { ConnectionView } from "./connections-query.ts";

/** Must its id be told, so that people can tell it from another one of the same vendor? */
export function isOneOfSeveral(
  { id, vendor }: Pick<ConnectionView, "id" | "vendor">,
  all: readonly Pick<ConnectionView, "id" | "vendor">[],
): boolean {
  return all.some((other) => other.id !== id && other.vendor === vendor);
}
