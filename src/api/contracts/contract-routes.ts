import type { Route } from "../route.ts";
import { ACTION_ROUTES } from "./action-routes.ts";
import { exportContracts } from "./export-contracts.ts";
import { listContracts } from "./list-contracts.ts";
import { listFilters } from "./list-filters.ts";
import { readCalls } from "./read-calls.ts";
import { readContract } from "./read-contract.ts";
import { readDocument } from "./read-document.ts";

/** Everything about contracts. */
export const CONTRACT_ROUTES: readonly Route[] = [
  listContracts,
  listFilters,
  exportContracts,
  readContract,
  readCalls,
  readDocument,
  ...ACTION_ROUTES,
];
