import { useQuery } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { distinctNames } from "../../parts/distinct-names.ts";
import { useAccount } from "../../shell/use-account.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the account's contracts can be narrowed to. */
export interface FilterChoices {
  readonly playbooks: readonly Choice[];
  readonly connections: readonly Choice[];
  readonly users: readonly Choice[];
}

/** Empty until they have been read. */
export function useFilterChoices(): FilterChoices {
  const { id: account } = useAccount();
  const { data } = useQuery({
    queryKey: accountKey(account, "contract-filters"),
    queryFn: ({ signal }) => api.contracts.listContractFilters({ account }, { signal }),
  });
  const { playbooks = [], connections = [], users = [] } = data ?? {};
  const names = distinctNames(connections.map(({ id, vendor }) => ({ id, name: vendor })));
  return {
    playbooks: [...distinctNames(playbooks)].map(([value, label]) => ({ value, label })),
    connections: [...names].map(([value, label]) => ({ value, label })),
    users: [...distinctNames(users)].map(([value, label]) => ({ value, label })),
  };
}
