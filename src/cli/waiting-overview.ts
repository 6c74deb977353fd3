import { ERRORS } from "../domain/errors.ts";
import type { WaitingGroup } from "../store/store.ts";

/** What waits for which connection, why, and what a person can do; one line each, and how to see which ones they are. */
export function waitingOverview(groups: readonly WaitingGroup[]): readonly string[] {
  if (groups.length === 0) return [];
  const lines = groups.map(({ account, connection, code, count }) => {
    const { what, help } = ERRORS[code];
    const who = count === 1 ? "1 contract waits" : `${count} contracts wait`;
    return `${account}: ${who} for ${connection}. ${what} ${help.replaceAll("--account ACCOUNT", `--account ${account}`)}`;
  });
  return [...lines, "`countersign contracts --status waiting` lists them."];
}
