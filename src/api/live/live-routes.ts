import type { Route } from "../route.ts";
import { streamEvents } from "./stream-events.ts";

/** What pages learn without asking. */
export const LIVE_ROUTES: readonly Route[] = [streamEvents];
