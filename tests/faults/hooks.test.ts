import { describe } from "vitest";
import { checkRows } from "./check-rows.ts";
import { HOOK_ROWS } from "./hook-rows.ts";
import { IS_WHOLE } from "./seed.ts";
import { isItsTurn, PLAYERS } from "./turns.ts";

const ROWS = HOOK_ROWS.filter(({ onDemand }) => IS_WHOLE || onDemand === undefined);

const CASES = PLAYERS.map((town) => {
  const rows = ROWS.filter((_, row) => isItsTurn(town, row));
  return { town, rows, name: town.provider };
}).filter(({ rows }) => rows.length > 0);

describe.each(CASES)("$name", ({ town, rows }) => {
  checkRows(rows, town);
});
