import { atDesk } from "./at-desk.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { limitOf } from "./contracts.ts";
import { plain } from "./paint.ts";
import { timeSince } from "./relative-time.ts";
import { table } from "./table.ts";

const NOTHING =
  "No deliveries: nobody has called yet. `countersign hooks --config FILE` shows whether Kommo has our address.";

export const deliveries: Command = {
  name: "deliveries",
  summary: "List the calls that knocked, newest first, and what they were about",
  args: [],
  options: {
    account: { value: "A", sentence: "Only this account" },
    limit: { value: "N", sentence: "How many; default 50" },
    json: { sentence: "One JSON object per line, with the body in base64" },
    ...PLACE_OPTIONS,
  },
  examples: ["deliveries", "deliveries --account acme --limit 5 --json"],
  async run(input, around) {
    const account = input.text("account");
    const limit = limitOf(input);
    return atDesk(input, around, async ({ store }) => {
      const { terminal } = around;
      const list = await store.deliveries.list({ limit, ...(account === undefined ? {} : { account }) });
      if (input.has("json")) {
        for (const delivery of list) {
          const body = Buffer.from(delivery.body).toString("base64");
          terminal.out(JSON.stringify({ ...delivery, body }));
        }
        return 0;
      }
      const rows = list.map(({ id, account: owner, connection, receivedAt, state, deals, reason }) => [
        id,
        timeSince(receivedAt, terminal.now()),
        owner,
        connection,
        state,
        deals.join(", ").slice(0, 40),
        plain(reason ?? "").slice(0, 80),
      ]);
      const heading = ["DELIVERY", "CAME", "ACCOUNT", "FROM", "STATE", "DEALS", "REASON"];
      for (const line of rows.length === 0 ? [NOTHING] : table(heading, rows)) terminal.out(line);
      return 0;
    });
  },
};
