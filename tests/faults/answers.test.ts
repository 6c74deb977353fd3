import { describe } from "vitest";
import { ANSWER_ROWS } from "./answer-rows.ts";
import { checkRows } from "./check-rows.ts";
import { IS_LONG } from "./seed.ts";
import { isItsTurn, PLAYERS } from "./turns.ts";

/** In the suite every second one: the client is one, and each kind of answer is met at a vendor too. */
const KOMMO_ROWS = ANSWER_ROWS.filter(({ vendors }) => vendors === "one").filter(
  (_, row) => IS_LONG || row % 2 === 0,
);

describe.each(PLAYERS.map((town, index) => ({ town, index, name: town.provider })))(
  "$name",
  ({ town, index }) => {
    const own = ANSWER_ROWS.filter(({ vendors }) => vendors === "every");
    const shared = index === 0 ? KOMMO_ROWS : [];
    checkRows([...own.filter((_, row) => isItsTurn(town, row)), ...shared], town);
  },
);
