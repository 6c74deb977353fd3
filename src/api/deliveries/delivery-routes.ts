import type { Route } from "../route.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { readDelivery } from "./read-delivery.ts";
import { replayDelivery } from "./replay-delivery.ts";

/** What knocked, what it was about, and what came of it. */
export const DELIVERY_ROUTES: readonly Route[] = [listDeliveries, readDelivery, replayDelivery];
