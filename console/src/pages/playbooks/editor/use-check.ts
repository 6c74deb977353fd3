import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { accountKey } from "../../../api/account-key.ts";
import type { Issue } from "../../../api/api-error.ts";
import { api } from "../../../api/api.ts";
import { useAccount } from "../../../shell/use-account.ts";
import type { PlaybookJson } from "../playbooks-query.ts";

const PAUSE_MS = 500;
const NONE: readonly Issue[] = [];

interface Checked {
  readonly issues: readonly Issue[];
  /** The newest draft in which nothing was wrong; absent = none yet. */
  readonly sound?: PlaybookJson;
  /** Has it not been looked at yet? */
  readonly isChecking: boolean;
  /** Why nobody knows what is wrong: the check itself failed. */
  readonly error: Error | null;
  readonly again: () => void;
}

/** What is wrong with a draft, a moment after somebody stopped typing. */
export function useCheck(playbook: PlaybookJson): Checked {
  const { id: account } = useAccount();
  const [settled] = useDebouncedValue(playbook, PAUSE_MS);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: accountKey(account, "playbook-check", JSON.stringify(settled)),
    queryFn: async ({ signal }) => {
      const { issues } = await api.playbooks.checkPlaybook({ account }, { playbook: settled }, { signal });
      return { issues, ...(issues.length === 0 ? { sound: settled } : {}) };
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: 1,
  });
  return { issues: NONE, ...data, isChecking: isPending, error, again: () => void refetch() };
}
