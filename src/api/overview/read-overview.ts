import { z } from "zod";
import { troubleWords } from "../../domain/telling/trouble-words.ts";
import type { CatalogueRow } from "../../store/catalogue.ts";
import { toContractLine } from "../contracts/contract-line.ts";
import { knownChoices } from "../contracts/known-choices.ts";
import { knowManagers, managerName } from "../contracts/manager-names.ts";
import { playbookName } from "../contracts/playbook-name.ts";
import { vendorOf } from "../contracts/vendor-of.ts";
import type { House } from "../house.ts";
import { accountRoute, NONE } from "../route.ts";
import { connectionStates, isTroubled } from "./connection-states.ts";
import { durationTables } from "./duration-tables.ts";
import type { NamedRow } from "./duration-tables.ts";
import { knownCounts } from "./known-counts.ts";
import { Overview } from "./overview-view.ts";
import type { Say } from "../../texts/say.ts";

const WEEK_MS = 7 * 86_400_000;
/** What is not out after so long does not get on by itself. */
const STUCK_MS = 24 * 3_600_000;
const MOST_STUCK = 20;
/** So long may a hook take before it is called missed. */
const ON_THE_WAY_MS = 60_000;

export const readOverview = accountRoute(
  {
    method: "GET",
    url: "/overview",
    id: "readOverview",
    tag: "overview",
    summary:
      "How things go: counts, durations by week, vendor, playbook and manager, what is stuck, missed hooks, health",
    params: NONE,
    query: z.object({ weeks: z.coerce.number().int().min(1).max(53).default(12) }),
    body: NONE,
    answer: Overview,
    needs: "viewer",
  },
  async ({ house, say, account, query: { weeks } }) => {
    const { store } = house;
    const now = house.now();
    const timezone = house.account(account)?.timezone ?? "UTC";
    const [counts, tables, stuck, drift, connections] = await Promise.all([
      knownCounts(house, account),
      durationTables(store.figures, {
        account,
        timezone,
        weeks,
        now,
        vendorOf: (connection) => vendorOf(house, account, connection),
      }),
      store.figures.stuck(account, new Date(now.getTime() - STUCK_MS), MOST_STUCK),
      store.figures.drift(
        account,
        new Date(now.getTime() - weeks * WEEK_MS),
        new Date(now.getTime() - ON_THE_WAY_MS),
      ),
      connectionStates(house, say, account),
      knowManagers(house, account),
    ]);
    const nameOf = await namesOf(house, say, account);
    return {
      counts: toCounts(
        counts,
        connections.reduce((sum, { waiting }) => sum + waiting, 0),
        connections.filter(isTroubled).length,
      ),
      weeks: [...tables.weeks],
      total: tables.total,
      byConnection: named(tables.byConnection, (id) => vendorOf(house, account, id)),
      byVendor: named(tables.byVendor, (vendor) => vendor),
      byPlaybook: named(tables.byPlaybook, (id) => playbookName(house, account, id)),
      byManager: named(tables.byPerson, nameOf),
      stuck: stuck.map((one) => ({
        ...toContractLine(house, say, account, one),
        stuckBecause: because(one, say),
      })),
      drift: { ...drift, contracts: [...drift.contracts] },
      connections: [...connections],
    };
  },
);

function named(
  rows: readonly NamedRow[],
  nameOf: (id: string) => string,
): z.input<typeof Overview>["byPlaybook"] {
  return rows.map((row) => ({ ...row, name: nameOf(row.id) }));
}

type Counts = z.input<typeof Overview>["counts"];

function toCounts(by: Readonly<Record<string, number>>, onHold: number, troubled: number): Counts {
  const count = (status: string): number => by[status] ?? 0;
  return {
    waiting: count("planned") + count("drafted"),
    sent: count("sent"),
    signed: count("signed"),
    declined: count("declined"),
    expired: count("expired"),
    withdrawn: count("withdrawn"),
    needsAttention: count("failed") + troubled,
    stopped: count("failed"),
    onHold,
  };
}

async function namesOf(house: House, say: Say, account: string): Promise<(id: string) => string> {
  const { people } = await knownChoices(house, account);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => managerName(house, say, account, { id, name: names.get(id) });
}

function because({ failure, waiting, status }: CatalogueRow, say: Say): string {
  const troubled = failure ?? waiting;
  if (troubled !== undefined) return troubleWords(troubled, say);
  return say(status === "drafted" ? "attention:stuck.drafted" : "attention:stuck.planned");
}
