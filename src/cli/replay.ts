import { atDesk } from "./at-desk.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { JSON_OPTION } from "./json-option.ts";
import { plain } from "./paint.ts";
import { tellOutcome } from "./tell-outcome.ts";

export const replay: Command = {
  name: "replay",
  summary: "Sort a delivery once more; harmless, since it only says where to look",
  args: ["DELIVERY"],
  options: { ...JSON_OPTION, ...PLACE_OPTIONS },
  examples: ["replay 0193a1c2-0000-7000-8000-000000000001"],
  run: (input, around) =>
    atDesk(input, around, async ({ store }) => {
      const [id = ""] = input.args;
      const account = await store.deliveries.accountOf(id);
      const { user, now } = around.terminal;
      const asked = { by: user, at: now().toISOString() };
      if (account === undefined || !(await store.deliveries.replay(account, id, asked))) {
        const text = `There is no delivery ${plain(id)}.`;
        const help = "`countersign deliveries` lists them.";
        return tellOutcome(around.terminal, input, { done: false, text, help });
      }
      const text = `The delivery ${id} will be sorted again by the running service.`;
      const help = "`countersign deliveries` tells what came of it.";
      return tellOutcome(around.terminal, input, { text, help });
    }),
};
