import { queryOptions } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { ReadContractData } from "../../api/client/contracts.ts";

/** Everything that the page shows of a contract, but its calls. */
export type ContractView = ReadContractData;

/** One contract. */
export function contractQuery(account: string, reference: string) {
  return queryOptions({
    queryKey: accountKey(account, "contract", reference),
    queryFn: ({ signal }) => api.contracts.readContract({ account, reference }, { signal }),
  });
}

/** The calls made for it. */
export function callsQuery(account: string, reference: string) {
  return queryOptions({
    queryKey: accountKey(account, "contract", reference, "calls"),
    queryFn: ({ signal }) => api.contracts.readContractCalls({ account, reference }, { signal }),
  });
}
