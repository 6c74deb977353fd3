import { describe } from "vitest";
import { ANSWER_ROWS } from "./answer-rows.ts";
import { checkRows } from "./check-rows.ts";
import { IS_WHOLE } from "./seed.ts";
import { isItsTurn, PLAYERS } from "./turns.ts";

const ROWS = ANSWER_ROWS.filter(({ onDemand }) => IS_WHOLE || onDemand === undefined);
/** Vendors make no difference to Kommo's answers: the first player meets all of them. */
const KOMMO_ROWS = ROWS.filter(({ vendors }) => vendors === "one");
const VENDOR_ROWS = ROWS.filter(({ vendors }) => vendors === "every");

const CASES = PLAYERS.map((player, index) => {
  const own = VENDOR_ROWS.filter((_, row) => isItsTurn(player, row));
  return { player, name: player.name, rows: [...own, ...(index === 0 ? KOMMO_ROWS : [])] };
}).filter(({ rows }) => rows.length > 0);

describe.each(CASES)("$name", ({ player, rows }) => {
  checkRows(rows, player);
});
