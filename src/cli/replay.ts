import { atDesk } from "./at-desk.ts";
import type { Command } from "./command.ts";
import { DATA_OPTION } from "./config-file.ts";
import { plain } from "./paint.ts";

export const replay: Command = {
  name: "replay",
  summary: "Sort a delivery once more; harmless, since it only says where to look",
  args: ["DELIVERY"],
  options: DATA_OPTION,
  examples: ["replay 0193a1c2-0000-7000-8000-000000000001"],
  run: (input, around) =>
    atDesk(input, around, async ({ store }) => {
      const [id = ""] = input.args;
      const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
      if (!isId || !(await store.deliveries.replay(id))) {
        around.terminal.err(`There is no delivery ${plain(id)}; \`countersign deliveries\` lists them.`);
        return 1;
      }
      around.terminal.out(`${id} will be sorted again.`);
      return 0;
    }),
};
