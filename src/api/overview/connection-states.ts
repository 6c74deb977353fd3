import type { z } from "zod";
import { ERRORS } from "../../domain/errors.ts";
import type { ErrorCode } from "../../domain/errors.ts";
import { onScreen } from "../../domain/telling/on-screen.ts";
import type { ConnectionHealth } from "../../store/store.ts";
import type { House } from "../house.ts";
import type { ConnectionState } from "./overview-view.ts";

type State = z.input<typeof ConnectionState>;

/** How each of the account's connections is, and what waits for it. Those that nobody has used yet are `unknown`. */
export async function connectionStates(
  { store, account: runtimeOf }: Pick<House, "store" | "account">,
  account: string,
): Promise<readonly State[]> {
  const runtime = runtimeOf(account);
  const names = new Map([["kommo", "Kommo"], ...vendors(runtime)]);
  const [health, waiting, last] = await Promise.all([
    store.health.list(account),
    store.contracts.waiting(account),
    store.figures.lastDeliveries(account, [...names.keys()]),
  ]);
  const byId = new Map(health.map((row) => [row.connection, row]));
  // what is not configured is told as long as somebody waits for it, or it is ill
  const others = [...byId.keys(), ...waiting.keys()].filter((id) => !names.has(id));
  return [...new Set([...names.keys(), ...others])].map((id): State => {
    const lastDeliveryAt = last.get(id);
    return {
      id,
      name: names.get(id) ?? nameOf(id),
      waiting: waiting.get(id) ?? 0,
      ...told(byId.get(id)),
      ...(lastDeliveryAt === undefined ? {} : { lastDeliveryAt: lastDeliveryAt.toISOString() }),
    };
  });
}

function vendors(runtime: ReturnType<House["account"]>): readonly (readonly [string, string])[] {
  return [...(runtime?.connections.values() ?? [])].map(({ id, vendor }) => [id, vendor]);
}

function nameOf(id: string): string {
  if (id === "archive") return "Archive";
  return id.startsWith("playbook:") ? `Playbook ${id.slice("playbook:".length)}` : id;
}

function told(
  row: ConnectionHealth | undefined,
): Pick<State, "state" | "since" | "lastAt" | "code" | "problem" | "help"> {
  if (row === undefined) return { state: "unknown" };
  const { state, since, lastAt, code, detail } = row;
  const base = { state, since: since.toISOString(), lastAt: lastAt.toISOString() };
  if (state === "good" || code === undefined) return base;
  if (!isErrorCode(code)) return { ...base, code, ...(detail === undefined ? {} : { problem: detail }) };
  const { what, help } = ERRORS[code];
  return { ...base, code, problem: `${what} ${detail ?? ""}`.trim(), help: onScreen(help) };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
