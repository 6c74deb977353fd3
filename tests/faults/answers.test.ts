import { describe } from "vitest";
import { ANSWER_ROWS } from "./answer-rows.ts";
import { checkRows } from "./check-rows.ts";
import { IS_LONG, IS_WHOLE } from "./seed.ts";
import { isItsTurn, PLAYERS } from "./turns.ts";

/** Of the suite's rows, Kommo plays those that it answers in its own way; the vendors take turns with all of them. */
const KOMMO_ROWS = ANSWER_ROWS.filter(({ vendors }) => vendors === "one").filter(
  ({ onDemand }, row) => IS_LONG || (IS_WHOLE ? row % 2 === 0 : onDemand === undefined && row % 2 === 0),
);
const VENDOR_ROWS = ANSWER_ROWS.filter(
  ({ vendors, onDemand }) => vendors === "every" && (IS_WHOLE || onDemand === undefined),
);

const CASES = PLAYERS.map((player, index) => {
  const own = VENDOR_ROWS.filter((_, row) => isItsTurn(player, row));
  return { player, name: player.name, rows: [...own, ...(index === 0 ? KOMMO_ROWS : [])] };
}).filter(({ rows }) => rows.length > 0);

describe.each(CASES)("$name", ({ player, rows }) => {
  checkRows(rows, player);
});
