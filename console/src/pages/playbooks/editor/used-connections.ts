import type { Choices } from "../playbooks-query.ts";
import type { Draft } from "./draft.ts";
import { readWays, waysOf } from "./ways.ts";

/** The connections through which contracts of the draft may go. */
export function usedConnections({ send }: Draft, { connections }: Choices): Choices["connections"] {
  const ways = readWays(send);
  const used = new Set((ways === undefined ? [] : waysOf(ways)).map(({ connection }) => connection));
  return connections.filter(({ id }) => used.has(id));
}
