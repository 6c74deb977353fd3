import { apply } from "./apply.ts";
import { backup } from "./backup.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { contracts } from "./contracts.ts";
import { deliveries } from "./deliveries.ts";
import { demo } from "./demo.ts";
import { exportCommand } from "./export.ts";
import { extend } from "./extend.ts";
import { hold } from "./hold.ts";
import { hooks } from "./hooks.ts";
import { look } from "./look.ts";
import { ownerLink } from "./owner-link.ts";
import { person } from "./person.ts";
import { plan } from "./plan.ts";
import { remind } from "./remind.ts";
import { replay } from "./replay.ts";
import { restore } from "./restore.ts";
import { retry } from "./retry.ts";
import { rotateKey } from "./rotate-key.ts";
import { sandbox } from "./sandbox.ts";
import { schema } from "./schema.ts";
import { send } from "./send.ts";
import { serve } from "./serve.ts";
import { show } from "./show.ts";
import { status } from "./status.ts";
import { withdraw } from "./withdraw.ts";

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  serve,
  demo,
  sandbox,
  check,
  plan,
  status,
  contracts,
  show,
  send,
  look,
  retry,
  withdraw,
  remind,
  extend,
  hold,
  deliveries,
  replay,
  hooks,
  connect,
  apply,
  exportCommand,
  person,
  backup,
  restore,
  ownerLink,
  rotateKey,
  schema,
];
