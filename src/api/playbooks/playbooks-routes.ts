import type { Route } from "../route.ts";
import { checkPlaybook } from "./check-playbook.ts";
import { dryRun } from "./dry-run.ts";
import { listPlaybookVersions } from "./list-playbook-versions.ts";
import { listPlaybooks } from "./list-playbooks.ts";
import { listRemovedPlaybooks } from "./list-removed-playbooks.ts";
import { putPlaybook } from "./put-playbook.ts";
import { readPlaybook } from "./read-playbook.ts";
import { removePlaybook } from "./remove-playbook.ts";
import { rollBackPlaybook } from "./roll-back-playbook.ts";
import { switchOff } from "./switch-off.ts";
import { switchOn } from "./switch-on.ts";
import { testSend } from "./test-send.ts";

/** What deals get which contract. */
export const PLAYBOOKS_ROUTES: readonly Route[] = [
  listPlaybooks,
  listRemovedPlaybooks,
  readPlaybook,
  putPlaybook,
  switchOn,
  switchOff,
  removePlaybook,
  listPlaybookVersions,
  rollBackPlaybook,
  checkPlaybook,
  dryRun,
  testSend,
];
