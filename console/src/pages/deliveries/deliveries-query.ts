import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { DeliveriesSearch } from "./deliveries-search.ts";
import { isUnderWay } from "./is-under-way.ts";

const PER_PAGE = 50;
/** So often a list in which some wait is read again. */
const WAITING_MS = 2_000;

/** One page of the list. */
export function deliveriesQuery(account: string, page: Omit<DeliveriesSearch, "delivery">) {
  return queryOptions({
    queryKey: accountKey(account, "deliveries", page),
    queryFn: ({ signal }) => api.deliveries.listDeliveries({ account, ...page, limit: PER_PAGE }, { signal }),
    placeholderData: keepPreviousData,
    // that one was read is no news of the account's: it is asked for
    refetchInterval: ({ state }) => (state.data?.deliveries.some(isUnderWay) === true ? WAITING_MS : false),
  });
}
