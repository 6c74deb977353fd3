import type { TFunction } from "i18next";
import type { ContractsStatus } from "./contracts-search.ts";

/** A status as one chooses it: `waiting` is no status of its own, but a reason to rest. */
export function statusName(
  status: ContractsStatus,
  common: TFunction,
  contracts: TFunction<"contracts">,
): string {
  return status === "waiting" ? contracts("statuses.waiting") : common(`status.${status}`);
}
