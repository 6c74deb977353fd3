import type { HookState } from "../../api/connections/connection-desk.ts";
import { CountersignError } from "../../domain/errors.ts";
import { ApiProblem } from "../../api/api-problem.ts";
import { connectionOf, kommoOf } from "./bound-connection.ts";
import { KOMMO } from "./connection-entry.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { kommoHookAddress } from "./subscribe-hook.ts";

/** Does the other side call us? Kommo is asked; of a vendor we know what it answered when we registered last. */
export async function hookState(deps: DeskDeps, account: string, id: string): Promise<HookState> {
  if (id === KOMMO) return kommoState(deps, account);
  const { hookMark } = connectionOf(deps, account, id);
  const at = hookMark === undefined ? undefined : await deps.store.marks.get(account, hookMark);
  return at === undefined || at.getTime() === 0 ? { state: "unknown" } : { state: "registered", at };
}

/** Only an administrator's token may list hooks: else nobody knows. */
async function kommoState(deps: DeskDeps, account: string): Promise<HookState> {
  try {
    const address = kommoHookAddress(deps, account);
    if (address === undefined) return { state: "unknown" };
    const hook = (await kommoOf(deps, account).subscriptions.list()).find(
      ({ destination }) => destination === address,
    );
    if (hook === undefined) return { state: "absent" };
    return { state: hook.isDisabled ? "off" : "registered" };
  } catch (error) {
    if (error instanceof CountersignError || error instanceof ApiProblem) return { state: "unknown" };
    throw error;
  }
}
