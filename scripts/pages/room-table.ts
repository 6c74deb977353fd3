import { ROOMS } from "../source/rooms.ts";
import type { Room } from "../source/rooms.ts";

/** ARCHITECTURE's import table, from the very data that the architecture test holds the house to. */
export function roomTable(): string {
  const rows = Object.entries<Room>(ROOMS).map(
    ([name, { duty, knows }]) => `| \`${name}\` | ${duty} | ${knows.join(", ") || "nothing of ours"} |`,
  );
  return ["| room | duty | may know |", "|---|---|---|", ...rows].join("\n");
}
