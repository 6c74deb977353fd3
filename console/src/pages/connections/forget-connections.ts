import { accountKey } from "../../api/account-key.ts";
import { queryClient } from "../../api/query-client.ts";

const NOUNS = [
  "connections",
  "hook-address",
  "hook-state",
  "choices",
  "templates",
  "template",
  "overview",
  "attention",
];

/** Everything that was read through a connection is read again: it may lead elsewhere now. */
export async function forgetConnections(account: string): Promise<void> {
  await Promise.all(
    NOUNS.map((noun) => queryClient.invalidateQueries({ queryKey: accountKey(account, noun) })),
  );
}
