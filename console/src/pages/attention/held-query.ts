import { queryOptions } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";

/** What is held because unusually many deals came at once. */
export function heldQuery(account: string) {
  return queryOptions({
    queryKey: accountKey(account, "attention", "held"),
    queryFn: ({ signal }) => api.attention.listHeld({ account }, { signal }),
  });
}
