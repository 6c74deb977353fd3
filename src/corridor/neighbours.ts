import type { Crm, Neighbours } from "../crm/crm.ts";
import { CountersignError } from "../domain/errors.ts";
import { anotherInstallation } from "./another-installation.ts";
import { NEIGHBOURS } from "./neighbours-mark.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/** How often the CRM is asked whom it calls. */
const KNOWN_FOR_MS = 4 * 60_000;
/** Where it says that we may not ask: less often, but still before somebody new begins. */
const REFUSED_FOR_MS = 8 * 60_000;
const NOBODY: Neighbours = { hosts: [] };

interface Known {
  readonly atMs: number;
  forMs: number;
  readonly asked: Promise<Neighbours>;
}

const known = new WeakMap<Crm, Known>();

/**
 * Who else works on this CRM account, said in the log and to people as long as it is so; some minutes old at most. Where the CRM does
 * not tell, what was known before holds.
 */
export function neighbours(tools: Tools, runtime: AccountRuntime): Promise<Neighbours> {
  const before = known.get(runtime.crm);
  const atMs = tools.now().getTime();
  if (before !== undefined && Math.abs(atMs - before.atMs) < before.forMs) return before.asked;
  const refused = (): void => {
    const now = known.get(runtime.crm);
    if (now !== undefined) now.forMs = REFUSED_FOR_MS;
  };
  const asked = ask(tools, runtime, { before: before?.asked, refused });
  known.set(runtime.crm, { atMs, forMs: KNOWN_FOR_MS, asked });
  asked.catch(() => known.delete(runtime.crm)); // the database was away: asked again next time
  return asked;
}

interface Asking {
  readonly before: Promise<Neighbours> | undefined;
  readonly refused: () => void;
}

async function ask(tools: Tools, runtime: AccountRuntime, { before, refused }: Asking): Promise<Neighbours> {
  const last = await before?.catch(() => undefined);
  try {
    const now = await runtime.crm.neighbours();
    if (now.hosts.length > 0) tell(tools, runtime, now, last);
    else if (last === undefined || last.hosts.length > 0) await tools.health.forget(runtime.id, NEIGHBOURS);
    return now;
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    if (error.verdict.next === "stop") refused();
    return last ?? NOBODY;
  }
}

function tell(
  { log, health }: Tools,
  { id: account }: AccountRuntime,
  now: Neighbours,
  last?: Neighbours,
): void {
  health.bad(account, NEIGHBOURS, anotherInstallation(`Kommo also calls ${now.hosts.join(", ")}.`));
  if (last?.hosts.join() !== now.hosts.join())
    log.error(
      { account, hosts: now.hosts },
      "another Countersign works on the same Kommo account: each deal is claimed before its contract is made",
    );
}
