import attention from "../../../texts/en/console/attention.json";
import common from "../../../texts/en/console/common.json";
import connections from "../../../texts/en/console/connections.json";
import contract from "../../../texts/en/console/contract.json";
import contracts from "../../../texts/en/console/contracts.json";
import deliveries from "../../../texts/en/console/deliveries.json";
import overview from "../../../texts/en/console/overview.json";
import playbooks from "../../../texts/en/console/playbooks.json";
import sandbox from "../../../texts/en/console/sandbox.json";
import settings from "../../../texts/en/console/settings.json";
import shell from "../../../texts/en/console/shell.json";
import signIn from "../../../texts/en/console/sign-in.json";
import you from "../../../texts/en/console/you.json";

/**
 * All English texts, by page, for the compiler. A new page adds its file here; a new language stands beside `texts/en`. The build
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
