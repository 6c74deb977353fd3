import attention from "./en/attention.json";
import common from "./en/common.json";
import connections from "./en/connections.json";
import contract from "./en/contract.json";
import contracts from "./en/contracts.json";
import deliveries from "./en/deliveries.json";
import overview from "./en/overview.json";
import playbooks from "./en/playbooks.json";
import sandbox from "./en/sandbox.json";
import settings from "./en/settings.json";
import shell from "./en/shell.json";
import signIn from "./en/sign-in.json";
import you from "./en/you.json";

/**
 * All English texts, by page, for the compiler. A new page adds its file here; a new language stands beside `en`. The build
 * loads each with the page that uses it (console/page-texts.ts).
 */
export const resources = {
  attention,
  common,
  connections,
  contract,
  contracts,
  deliveries,
  overview,
  playbooks,
  sandbox,
  settings,
  shell,
  "sign-in": signIn,
  you,
} as const;

/** A page's texts. */
export type Texts = keyof typeof resources;
