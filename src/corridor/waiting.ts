import { isDeepStrictEqual } from "node:util";
import type { CountersignError } from "../domain/errors.ts";
import type { Waiting } from "../domain/waiting.ts";
import type { ContractChange } from "../store/store.ts";
import { effectsAfter } from "./effects-after.ts";
import { byUs } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/**
 * The connection that this step needs is broken: the contract waits for it and has not failed. How long, and whether
 * anybody is told, is for `whileWaiting` to say.
 */
export function startWaiting(walk: Walk, key: string, error: CountersignError): void {
  const { ledger } = walk;
  const before = ledger.row.waiting;
  const waiting = waitingFor(walk, key, error);
  const { code, detail } = waiting;
  walk.waiting = waiting;
  ledger.defer({ effects: effectsAfter(walk, key, error) });
  if (isDeepStrictEqual(before, waiting)) return;
  const { connection: id, step } = waiting;
  const entry = byUs("waiting", { connection: id, step, code, detail });
  ledger.defer({ waiting }, ...(before?.connection === id && before.code === code ? [] : [entry]));
}

function waitingFor({ ledger, tools, connection }: Walk, key: string, error: CountersignError): Waiting {
  const { code, detail, where } = error;
  const since = ledger.row.waiting?.since ?? tools.now().toISOString();
  return { connection: where.connection ?? connection.id, code, detail, step: key, since };
}

/**
 * What the row says about waiting after a trouble that breaks no connection. The archive serves all of them: a contract
 * whose documents it does not take waits for it, trying again by itself.
 */
export function waitingAfter(
  walk: Walk,
  key: string,
  error: CountersignError,
): Pick<ContractChange, "waiting"> {
  if (error.code === "archive_unavailable") return { waiting: waitingFor(walk, key, error) };
  return walk.ledger.row.waiting === undefined ? {} : { waiting: null };
}

/** Nothing is put off any more. */
export function stopWaiting({ ledger }: Walk): void {
  if (ledger.row.waiting === undefined) return;
  const what = ledger.row.waiting.connection === "archive" ? "archive" : "connection";
  ledger.defer({ waiting: null }, byUs("resumed", { because: `the ${what} works again` }));
}
