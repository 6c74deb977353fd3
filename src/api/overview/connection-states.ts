import type { z } from "zod";
import { NEIGHBOURS } from "../../corridor/neighbours-mark.ts";
import { isErrorCode } from "../../domain/errors.ts";
import { troubleWords } from "../../domain/telling/trouble-words.ts";
import { helpOnScreen } from "../../domain/telling/way-out-on-screen.ts";
import type { ConnectionHealth } from "../../store/store.ts";
import { playbookName } from "../contracts/playbook-name.ts";
import { knowFormerVendors } from "../contracts/former-vendors.ts";
import { vendorOf } from "../contracts/vendor-of.ts";
import type { House } from "../house.ts";
import { knownCounts } from "./known-counts.ts";
import type { ConnectionState } from "./overview-view.ts";
import type { Say } from "../../texts/say.ts";

type State = z.input<typeof ConnectionState>;

type Asked = Pick<House, "store" | "now" | "account" | "connections" | "connectionNames" | "idle">;

/** How each of the account's connections is, and what waits for it. Those that nobody has used yet are `unknown`. */
export async function connectionStates(house: Asked, say: Say, account: string): Promise<readonly State[]> {
  const { store } = house;
  const names = house.connectionNames(account);
  const [health, waiting] = await Promise.all([
    store.health.list(account),
    store.contracts.waiting(account),
    knowFormerVendors(house, account),
  ]);
  const byId = new Map(health.map((row) => [row.connection, row]));
  const isIdle = house.idle(account) !== undefined;
  // what is not configured is told as long as contracts need it
  const others = [...byId.keys(), ...waiting.keys()].filter(
    (id) => !names.has(id) && id !== KOMMO && !(isIdle && id.startsWith("playbook:")),
  );
  const isGone = others.some(isConnection) || (!names.has(KOMMO) && isIdle);
  const open = isGone ? await underWay(house, account) : new Map<string, number>();
  const ids = [...new Set([KOMMO, ...names.keys(), ...others])];
  const last = await store.figures.lastDeliveries(account, ids);
  return ids.flatMap((id): readonly State[] => {
    const held = waiting.get(id) ?? 0;
    const isThere = names.has(id) || !isConnection(id);
    const row = byId.get(id);
    const stands = isThere ? told(row, say) : gone(house, say, account, { id, held, open, row });
    if (stands === undefined) return [];
    const lastDeliveryAt = last.get(id);
    return [
      {
        id,
        name:
          id === KOMMO
            ? "Kommo"
            : isConnection(id)
              ? vendorOf(house, account, id)
              : nameOf(id, say, (playbook) => playbookName(house, account, playbook)),
        waiting: held,
        ...stands,
        ...(lastDeliveryAt === undefined ? {} : { lastDeliveryAt: lastDeliveryAt.toISOString() }),
      },
    ];
  });
}

/** Does somebody have to look after it? */
export function isTroubled({ state, waiting }: Pick<State, "state" | "waiting">): boolean {
  return state === "bad" || waiting > 0;
}

const KOMMO = "kommo";

/** Contracts that are not over, by connection; all of them need Kommo. */
async function underWay(house: Asked, account: string): Promise<ReadonlyMap<string, number>> {
  const [open, counts] = await Promise.all([
    house.store.figures.openBy(account),
    knownCounts(house, account),
  ]);
  const all = ["planned", "drafted", "sent"].reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  return new Map([...open, [KOMMO, all]]);
}

/** Health is also kept of the archive and of playbooks. */
function isConnection(id: string): boolean {
  return id !== "archive" && !id.includes(":");
}

interface Gone {
  readonly id: string;
  /** Contracts of which it is written that they wait for it. */
  readonly held: number;
  readonly open: ReadonlyMap<string, number>;
  readonly row: ConnectionHealth | undefined;
}

type Told = Pick<State, "state" | "since" | "lastAt" | "code" | "problem" | "help">;

/** A connection that is not configured (any more): dead while contracts need it. `undefined` = nobody does. */
function gone(
  house: Asked,
  say: Say,
  account: string,
  { id, held, open, row }: Gone,
): (Told & Partial<Pick<State, "waiting">>) | undefined {
  const code = "connection_removed";
  const since = row === undefined ? {} : { since: row.since.toISOString() };
  if (id === KOMMO) {
    const idle = house.idle(account);
    const all = [...open.values()].reduce((sum, count) => sum + count, 0);
    if (idle === undefined || all === 0) return { state: "unknown" };
    return {
      state: "bad",
      code: idle.code,
      problem: idle.text(say),
      help: idle.help(say),
      waiting: Math.max(all, held),
    };
  }
  const count = Math.max(open.get(id) ?? 0, held);
  if (count === 0) return undefined;
  const problem = say("attention:gone.problem");
  const help = say("attention:gone.help");
  return { state: "bad", ...since, code, problem, help, waiting: count };
}

function nameOf(id: string, say: Say, playbookOf: (playbook: string) => string): string {
  if (id === "archive") return say("attention:archive");
  if (id === NEIGHBOURS) return say("attention:neighbours");
  return id.startsWith("playbook:")
    ? say("attention:playbook", { name: playbookOf(id.slice("playbook:".length)) })
    : id;
}

function told(row: ConnectionHealth | undefined, say: Say): Told {
  if (row === undefined) return { state: "unknown" };
  const { state, since, lastAt, code, detail } = row;
  const base = { state, since: since.toISOString(), lastAt: lastAt.toISOString() };
  if (state === "good" || code === undefined) return base;
  if (!isErrorCode(code)) return { ...base, code, ...(detail === undefined ? {} : { problem: detail }) };
  return { ...base, code, problem: troubleWords({ code, detail }, say), help: helpOnScreen(code, say) };
}
