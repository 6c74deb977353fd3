import { ERRORS } from "../domain/errors.ts";
import type { ConnectionHealth, Store } from "../store/store.ts";
import { atDesk } from "./at-desk.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { painter, plain } from "./paint.ts";
import type { Paint } from "./paint.ts";
import { timeSince } from "./relative-time.ts";
import { table } from "./table.ts";

/** One connection, with how many contracts wait for it. */
interface Standing extends ConnectionHealth {
  readonly waiting: number;
}

export const status: Command = {
  name: "status",
  summary: "Tell whether Kommo and every vendor connection are well, and what waits for those that are not",
  args: [],
  options: {
    account: { value: "A", sentence: "Only this account" },
    json: { sentence: "One JSON object per connection and line" },
    ...PLACE_OPTIONS,
  },
  examples: ["status", "status --account acme --json"],
  run: (input, around) =>
    atDesk(input, around, async ({ store, served }) => {
      const { terminal } = around;
      const standing = await standingOf(store, input.text("account"));
      if (input.has("json")) {
        for (const each of standing) terminal.out(JSON.stringify(each));
      } else {
        for (const line of told(standing, painter(terminal.color), terminal.now())) terminal.out(line);
        if (served === "no")
          terminal.out("No service is running on this data directory: `countersign serve` starts it.");
      }
      return standing.every(({ state }) => state === "good") ? 0 : 1;
    }),
};

async function standingOf(store: Store, account: string | undefined): Promise<readonly Standing[]> {
  const all = await store.health.list(account);
  const standing: Standing[] = [];
  for (const [id, connections] of Map.groupBy(all, (each) => each.account)) {
    const waiting = await store.contracts.waiting(id);
    for (const each of connections) standing.push({ ...each, waiting: waiting.get(each.connection) ?? 0 });
  }
  return standing;
}

function told(standing: readonly Standing[], paint: Paint, now: Date): readonly string[] {
  if (standing.length === 0)
    return ["Nothing has been asked of any connection yet. `countersign check` tries them all."];
  const rows = standing.map((each) => [
    each.account,
    each.connection,
    paint(each.state === "good" ? "green" : "red", each.state === "good" ? "well" : "not well"),
    timeSince(each.since, now),
    each.waiting === 0 ? "" : String(each.waiting),
    plain(each.detail ?? "").slice(0, 80),
  ]);
  const heading = ["ACCOUNT", "CONNECTION", "STATE", "SINCE", "WAITING", "PROBLEM"];
  return [...table(heading, rows), ...waysOut(standing)];
}

/** What a person can do, once per kind of trouble. */
function waysOut(standing: readonly Standing[]): readonly string[] {
  const known = Object.entries(ERRORS);
  const codes = new Set(standing.map(({ code }) => code));
  const helps = known.filter(([code]) => codes.has(code)).map(([, { what, help }]) => `${what} ${help}`);
  return helps.length === 0 ? [] : ["", ...helps];
}
