import type { ConnectionRuntime } from "../corridor/runtime.ts";
import type { AccountRuntime, Tools } from "../corridor/runtime.ts";
import type { Store } from "../store/store.ts";
import { outcomeOf, toFindings } from "./findings-of.ts";
import type { Outcome } from "./findings-of.ts";
import { sayInEnglish } from "../texts/texts.ts";

/** Stands for: it is not known to call us (any more). */
const NEVER = new Date(0);

/** Makes the vendor of a connection call us, where it takes that by API; `undefined` = that is set up by hand there. */
export async function subscribeVendor({
  account,
}: Pick<ConnectionRuntime, "account">): Promise<Outcome | undefined> {
  if (account.subscribe === undefined) return undefined;
  return outcomeOf(async () => (await account.subscribe?.()) ?? []);
}

/** Keeps since when the vendor calls us, as it answered. */
export async function keepSubscribed(
  { store, now }: { readonly store: Pick<Store, "marks">; readonly now: () => Date },
  account: string,
  { hookMark }: Pick<ConnectionRuntime, "hookMark">,
  outcome: Outcome,
): Promise<void> {
  const findings = toFindings(outcome, sayInEnglish);
  const isDone = findings.length > 0 && findings.every(({ level }) => level === "ok");
  if (hookMark !== undefined) await store.marks.set(account, hookMark, isDone ? now() : NEVER);
}

/** The same for all connections of an account, said in the log: hooks that a vendor switched off are mended by themselves. */
export async function tendSubscriptions(
  tools: Pick<Tools, "log" | "health" | "store" | "now">,
  runtime: AccountRuntime,
): Promise<void> {
  const { log, health } = tools;
  for (const connection of runtime.connections.values()) {
    if (await health.broken(runtime.id, connection.id)) continue;
    const outcome = await subscribeVendor(connection);
    if (outcome === undefined) continue;
    await keepSubscribed(tools, runtime.id, connection, outcome);
    for (const { level, text, help } of toFindings(outcome, sayInEnglish)) {
      if (level === "ok") continue;
      const where = { account: runtime.id, connection: connection.id };
      log.warn({ ...where, text, help }, "the vendor's calls to us need attention");
    }
  }
}
