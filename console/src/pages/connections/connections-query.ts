import { queryOptions } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type {
  ListConnectionsData,
  ListProvidersData,
  ReadHookStateData,
} from "../../api/client/connections.ts";

/** A connection as it stands; `kommo` is one, too. */
export type ConnectionView = ListConnectionsData["connections"][number];
/** Does the other side call us? */
export type HookState = ReadHookStateData;
/** What can be connected. */
export type ProviderView = ListProvidersData["providers"][number];

/** Kommo first, whether it is connected or not. */
export function connectionsQuery(account: string) {
  return queryOptions({
    queryKey: accountKey(account, "connections"),
    queryFn: ({ signal }) => api.connections.listConnections({ account }, { signal }),
  });
}

/** Kommo and the vendors, with what each needs. */
export function providersQuery(account: string) {
  return queryOptions({
    queryKey: accountKey(account, "providers"),
    queryFn: ({ signal }) => api.connections.listProviders({ account }, { signal }),
    staleTime: Infinity,
  });
}

/** Our address with its secret; owners only. */
export function hookQuery(account: string, connection: string) {
  return queryOptions({
    queryKey: accountKey(account, "hook-address", connection),
    queryFn: ({ signal }) => api.connections.readHookAddress({ account, connection }, { signal }),
    gcTime: 0,
    retry: false,
  });
}

/** Does the other side call us, as far as it is known. */
export function hookStateQuery(account: string, connection: string) {
  return queryOptions({
    queryKey: accountKey(account, "hook-state", connection),
    queryFn: ({ signal }) => api.connections.readHookState({ account, connection }, { signal }),
    retry: false,
  });
}
