import { describe } from "vitest";
import { checkRows } from "./check-rows.ts";
import { HOOK_ROWS } from "./hook-rows.ts";
import { IS_WHOLE } from "./seed.ts";
import { isItsTurn, PLAYERS } from "./turns.ts";

const ROWS = HOOK_ROWS.filter(({ onDemand }) => IS_WHOLE || onDemand === undefined);
/** Not the same ones as meet the answers: hooks differ between dialects more than anything else. */
const FIRST = 5;

const CASES = PLAYERS.map((player) => {
  const rows = ROWS.filter((_, row) => isItsTurn(player, row + FIRST));
  return { player, rows, name: player.name };
}).filter(({ rows }) => rows.length > 0);

describe.each(CASES)("$name", ({ player, rows }) => {
  checkRows(rows, player);
});
