import { queryOptions } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { ListContractsData } from "../../api/client/contracts.ts";
import type { ContractsSearch } from "./contracts-search.ts";

/** A line of the list. */
export type ContractLine = ListContractsData["contracts"][number];

const PER_PAGE = 50;

/** One page of the list. */
export function contractsQuery(account: string, search: ContractsSearch) {
  return queryOptions({
    queryKey: accountKey(account, "contracts", search),
    queryFn: ({ signal }) => api.contracts.listContracts({ account, ...search, limit: PER_PAGE }, { signal }),
  });
}
