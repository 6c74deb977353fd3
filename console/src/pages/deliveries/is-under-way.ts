import type { ListDeliveriesData } from "../../api/client/deliveries.ts";

/** It waits to be read, or what it was about is being looked at. */
export function isUnderWay({
  state,
  about,
}: Pick<ListDeliveriesData["deliveries"][number], "state" | "about">): boolean {
  return state === "waiting" || about.some(({ came }) => came === "waiting");
}
