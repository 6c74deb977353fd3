import { accountKey } from "../../api/account-key.ts";
import { queryClient } from "../../api/query-client.ts";

/** Everything that shows playbooks is read again: they have changed. */
export async function forgetPlaybooks(account: string): Promise<void> {
  await Promise.all(
    ["playbooks", "removed-playbooks", "playbook-versions", "connections", "overview"].map((noun) =>
      queryClient.invalidateQueries({ queryKey: accountKey(account, noun) }),
    ),
  );
}
