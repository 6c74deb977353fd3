import { queryOptions } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { ReadAttentionData } from "../../api/client/attention.ts";

/** A contract that needs a person. */
export type Troubled = ReadAttentionData["contracts"][number];

const PER_PAGE = 100;

/** What has come of contracts that were resumed, each by itself: they may be on no page of the list. */
export function resumedQuery(account: string, references: readonly string[]) {
  return queryOptions({
    queryKey: accountKey(account, "attention", "resumed", references.join(",")),
    queryFn: ({ signal }) =>
      api.attention.readResumed({ account, references: references.join(",") }, { signal }),
    staleTime: 0,
    enabled: references.length > 0,
  });
}

/** One page of what needs a person. */
export function attentionQuery(account: string, after: string | undefined) {
  return queryOptions({
    queryKey: accountKey(account, "attention", after ?? ""),
    queryFn: ({ signal }) =>
      api.attention.readAttention(
        { account, limit: PER_PAGE, ...(after === undefined ? {} : { after }) },
        { signal },
      ),
  });
}
