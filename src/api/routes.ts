import { CHOICES_ROUTES } from "./choices/choices-routes.ts";
import { CONFIGURATION_ROUTES } from "./configuration/configuration-routes.ts";
import { CONNECTIONS_ROUTES } from "./connections/connections-routes.ts";
import { ATTENTION_ROUTES } from "./attention/attention-routes.ts";
import { CONTRACT_ROUTES } from "./contracts/contract-routes.ts";
import { DELIVERY_ROUTES } from "./deliveries/delivery-routes.ts";
import { LIVE_ROUTES } from "./live/live-routes.ts";
import { OVERVIEW_ROUTES } from "./overview/overview-routes.ts";
import { PEOPLE_ROUTES } from "./people/people-routes.ts";
import { PRIVACY_ROUTES } from "./privacy/privacy-routes.ts";
import { PLAYBOOKS_ROUTES } from "./playbooks/playbooks-routes.ts";
import type { Route } from "./route.ts";
import { SANDBOX_ROUTES } from "./sandbox/sandbox-routes.ts";
import { readSession } from "./session/read-session.ts";
import { WELCOME_ROUTES } from "./welcome/welcome-routes.ts";

/** Every address of the API, to be read aloud. */
export const ROUTES: readonly Route[] = [
  ...OVERVIEW_ROUTES,
  ...CONTRACT_ROUTES,
  ...ATTENTION_ROUTES,
  ...DELIVERY_ROUTES,
  ...LIVE_ROUTES,
  ...WELCOME_ROUTES,
  readSession,
  ...PEOPLE_ROUTES,
  ...PRIVACY_ROUTES,
  ...CONNECTIONS_ROUTES,
  ...PLAYBOOKS_ROUTES,
  ...CHOICES_ROUTES,
  ...CONFIGURATION_ROUTES,
  ...SANDBOX_ROUTES,
];
