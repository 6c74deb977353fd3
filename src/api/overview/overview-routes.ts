import type { Route } from "../route.ts";
import { readOverview } from "./read-overview.ts";

/** The overview. */
export const OVERVIEW_ROUTES: readonly Route[] = [readOverview];
