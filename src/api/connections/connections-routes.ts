import type { Route } from "../route.ts";
import { checkConnection } from "./check-connection.ts";
import { createContractField } from "./create-contract-field.ts";
import { kommoCallback } from "./kommo-callback.ts";
import { listConnections } from "./list-connections.ts";
import { listProviders } from "./list-providers.ts";
import { putConnection } from "./put-connection.ts";
import { beginConsent } from "./begin-consent.ts";
import { readHookAddress } from "./read-hook-address.ts";
import { readHookState } from "./read-hook-state.ts";
import { redeemCode } from "./redeem-code.ts";
import { removeConnection } from "./remove-connection.ts";
import { subscribeConnection } from "./subscribe-connection.ts";

/** Kommo and the vendors. */
export const CONNECTIONS_ROUTES: readonly Route[] = [
  listConnections,
  listProviders,
  putConnection,
  removeConnection,
  checkConnection,
  subscribeConnection,
  readHookAddress,
  readHookState,
  createContractField,
  beginConsent,
  redeemCode,
  kommoCallback,
];
