import { ActionsApi } from "./client/actions.ts";
import { AttentionApi } from "./client/attention.ts";
import { ChoicesApi } from "./client/choices.ts";
import { ConfigurationApi } from "./client/configuration.ts";
import { ConnectionsApi } from "./client/connections.ts";
import { ContractsApi } from "./client/contracts.ts";
import { DeliveriesApi } from "./client/deliveries.ts";
import { LiveApi } from "./client/live.ts";
import { OverviewApi } from "./client/overview.ts";
import { PeopleApi } from "./client/people.ts";
import { PlaybooksApi } from "./client/playbooks.ts";
import { PrivacyApi } from "./client/privacy.ts";
import { SandboxApi } from "./client/sandbox.ts";
import { SessionApi } from "./client/session.ts";
import { WelcomeApi } from "./client/welcome.ts";
import { send } from "./send.ts";

/** Our HTTP API, as the browser that is signed in calls it. */
export const api = {
  actions: new ActionsApi(send),
  attention: new AttentionApi(send),
  choices: new ChoicesApi(send),
  configuration: new ConfigurationApi(send),
  connections: new ConnectionsApi(send),
  contracts: new ContractsApi(send),
  deliveries: new DeliveriesApi(send),
  live: new LiveApi(send),
  overview: new OverviewApi(send),
  people: new PeopleApi(send),
  playbooks: new PlaybooksApi(send),
  privacy: new PrivacyApi(send),
  sandbox: new SandboxApi(send),
  session: new SessionApi(send),
  welcome: new WelcomeApi(send),
};
