import { CountersignError } from "../domain/errors.ts";
import { expectedThere } from "./expected-there.ts";
import type { Right } from "./judge-refusal.ts";
import type { AccountRuntime, ConnectionRuntime, Tools } from "./runtime.ts";

interface Asked {
  readonly vendor: ConnectionRuntime;
  /** The kind of call that is not tried. */
  readonly except?: Right;
}

/** A list of what changed since then says as much as a longer one. */
const LATELY_MS = 60_000;

/**
 * Is any kind of harmless call answered in the documented shape? As few as tell it. Throws what is neither: a vendor that
 * is not there says nothing about its answers.
 */
export async function isReadable(tools: Tools, runtime: AccountRuntime, asked: Asked): Promise<boolean> {
  for (const read of await readsOf(tools, runtime, asked)) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      if (error.code !== "answer_unreadable") throw error;
    }
  }
  return false;
}

async function readsOf(
  tools: Tools,
  runtime: AccountRuntime,
  { vendor, except }: Asked,
): Promise<readonly (() => Promise<boolean>)[]> {
  const { account, can } = vendor;
  const ask = { account: runtime.id, before: tools.now(), limit: 1 };
  const there = await expectedThere(tools.store, vendor, ask);
  const [one] = there.map(({ remoteId }) => remoteId);
  const since = new Date(tools.now().getTime() - LATELY_MS);
  const isListed = can.changedSince && except !== "list" && one !== undefined;
  const asksForTemplates = !isListed && can.templates !== false && can.ownTemplates !== true;
  const reads = [
    ...(isListed ? [async () => Array.isArray(await account.changedSince(since, [one]))] : []),
    ...(except !== "see" && one !== undefined ? [async () => (await account.read(one)) !== undefined] : []),
    ...(asksForTemplates ? [async () => Array.isArray(await account.templates())] : []),
  ];
  if (reads.length > 0) return reads;
  return [async () => (await account.check()).every(({ level }) => level !== "problem")];
}
