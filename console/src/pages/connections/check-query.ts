import { queryOptions } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { forgetConnections } from "./forget-connections.ts";

const KEPT_MS = 60_000;

/** What a look at the other side finds; nobody looks unasked. */
export function checkQuery(account: string, connection: string) {
  return queryOptions({
    queryKey: accountKey(account, "connection-check", connection),
    queryFn: async ({ signal }) => {
      try {
        return await api.connections.checkConnection({ account, connection }, { signal });
      } finally {
        // also a look that failed tells how the connection stands
        void forgetConnections(account);
      }
    },
    enabled: false,
    retry: false,
    gcTime: KEPT_MS,
  });
}

/** Looks at what has just been entered: whoever mistyped a token is told so at once. */
export function lookAt(account: string, connection: string): void {
  queryClient.fetchQuery({ ...checkQuery(account, connection), staleTime: 0 }).catch(() => undefined);
}
