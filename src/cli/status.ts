import { ERRORS } from "../domain/errors.ts";
import type { ConnectionHealth, Store, WaitingGroup } from "../store/store.ts";
import { atDesk } from "./at-desk.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { painter, plain } from "./paint.ts";
import type { Paint } from "./paint.ts";
import { timeSince } from "./relative-time.ts";
import { standingName } from "./standing-name.ts";
import type { StandingName } from "./standing-name.ts";
import { table } from "./table.ts";
import { waitingOverview } from "./waiting-overview.ts";

/** One connection, playbook or archive, with how many contracts wait for it. */
interface Standing extends ConnectionHealth, StandingName {
  readonly waiting: number;
}

export const status: Command = {
  name: "status",
  summary:
    "Tell whether Kommo, every vendor connection, playbook and the archive are well, and what waits for those that are not",
  args: [],
  options: {
    account: { value: "A", sentence: "Only this account" },
    json: { sentence: "One JSON object per line, for each of them" },
    ...PLACE_OPTIONS,
  },
  examples: ["status", "status --account acme --json"],
  run: (input, around) =>
    atDesk(input, around, async ({ store, served }) => {
      const { terminal } = around;
      const account = input.text("account");
      const standing = await standingOf(store, account);
      if (input.has("json")) {
        for (const each of standing) terminal.out(JSON.stringify(each));
      } else {
        const groups = await store.contracts.waitingGroups(account);
        const lines = told(standing, groups, painter(terminal.color), terminal.now());
        for (const line of lines) terminal.out(line);
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
    for (const each of connections) {
      const { connection } = each;
      standing.push({ ...each, ...standingName(connection), waiting: waiting.get(connection) ?? 0 });
    }
  }
  return standing;
}

function told(
  standing: readonly Standing[],
  groups: readonly WaitingGroup[],
  paint: Paint,
  now: Date,
): readonly string[] {
  if (standing.length === 0)
    return ["Nothing has been asked of any connection yet. `countersign check` tries them all."];
  const rows = standing.map((each) => [
    each.account,
    each.kind === "playbook" ? `playbook ${each.name}` : each.name,
    paint(each.state === "good" ? "green" : "red", each.state === "good" ? "well" : "not well"),
    timeSince(each.since, now),
    each.waiting === 0 ? "" : String(each.waiting),
    plain(each.detail ?? "").slice(0, 80),
  ]);
  const heading = ["ACCOUNT", "WHAT", "STATE", "SINCE", "WAITING", "PROBLEM"];
  return [...table(heading, rows), ...waysOut(standing, groups)];
}

/** What a person can do: with what waits for it, and else once per kind of trouble. */
function waysOut(standing: readonly Standing[], groups: readonly WaitingGroup[]): readonly string[] {
  const known = Object.entries(ERRORS);
  const overviewed = new Set<string>(groups.map(({ code }) => code));
  const ill = standing.filter(({ code }) => code !== undefined && !overviewed.has(code));
  const helps = known.flatMap(([code, { what, help }]) => {
    const accounts = new Set(ill.filter((each) => each.code === code).map(({ account }) => account));
    const [only] = accounts;
    if (only === undefined) return [];
    return [
      `${what} ${accounts.size === 1 ? help.replaceAll("--account ACCOUNT", `--account ${only}`) : help}`,
    ];
  });
  const lines = [...waitingOverview(groups), ...helps];
  return lines.length === 0 ? [] : ["", ...lines];
}
