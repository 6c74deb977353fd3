// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { PlaybookCondition } from "./playbook-condition.ts";
import type { PlaybookOutcome } from "./playbook-outcome.ts";
import type { PlaybookSend } from "./playbook-send.ts";
import type { PlaybookSigned } from "./playbook-signed.ts";

export interface Playbook {
  /** @default true */
  archiveFirst: boolean;
  contractField?: string;
  /** @default true */
  enabled: boolean;
  holdAbove?: false | number;
  id: string;
  name?: string;
  /** @default "update" */
  onAmountChange: "update" | "note" | "ignore";
  /** @default {} */
  outcomes: {
    declined?: PlaybookOutcome;
    expired?: PlaybookOutcome;
    failed?: PlaybookOutcome;
    sent?: PlaybookOutcome;
    signed?: PlaybookSigned;
    signerSigned?: PlaybookOutcome;
    viewed?: PlaybookOutcome;
    withdrawn?: PlaybookOutcome;
  };
  /** @default "whenOver" */
  reentry: "whenOver" | "never";
  send: PlaybookSend;
  when: {
    pipeline: string;
    stage: string;
  };
  /** @default [] */
  where: readonly PlaybookCondition[];
}
