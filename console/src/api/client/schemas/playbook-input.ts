// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { PlaybookConditionInput } from "./playbook-condition-input.ts";
import type { PlaybookOutcomeInput } from "./playbook-outcome-input.ts";
import type { PlaybookSendInput } from "./playbook-send-input.ts";
import type { PlaybookSignedInput } from "./playbook-signed-input.ts";

export interface PlaybookInput {
  archiveFirst?: boolean | "true" | "false";
  contractField?: string | number | boolean;
  enabled?: boolean | "true" | "false";
  holdAbove?: false | (number | string);
  id: string | number | boolean;
  name?: string | number | boolean;
  /** @default "update" */
  onAmountChange?: "update" | "note" | "ignore";
  outcomes?: {
    declined?: PlaybookOutcomeInput;
    expired?: PlaybookOutcomeInput;
    failed?: PlaybookOutcomeInput;
    sent?: PlaybookOutcomeInput;
    signed?: PlaybookSignedInput;
    signerSigned?: PlaybookOutcomeInput;
    viewed?: PlaybookOutcomeInput;
    withdrawn?: PlaybookOutcomeInput;
  };
  /** @default "whenOver" */
  reentry?: "whenOver" | "never";
  send: PlaybookSendInput;
  when: {
    pipeline: string | number | boolean;
    stage: string | number | boolean;
  };
  where?: readonly PlaybookConditionInput[];
}
