// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { PlaybookChoiceInput } from "./playbook-choice-input.ts";
import type { PlaybookSignerInput } from "./playbook-signer-input.ts";

export interface PlaybookSendInput {
  acceptWeaker?: boolean | "true" | "false";
  automatically?: boolean | "true" | "false";
  expiresInDays?: number | string;
  fields?: Partial<Record<string, string | number | boolean>>;
  language?: string | number | boolean;
  level?: string | number | boolean;
  message?: string | number | boolean;
  /** @default {} */
  options?: Partial<Record<string, unknown>>;
  /** @minItems 1 */
  signers?: readonly PlaybookSignerInput[];
  template: string | number | boolean | PlaybookChoiceInput;
  through: string | number | boolean | PlaybookChoiceInput;
  title?: string | number | boolean;
}
