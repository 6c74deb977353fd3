// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { PlaybookChoice } from "./playbook-choice.ts";
import type { PlaybookSigner } from "./playbook-signer.ts";

export interface PlaybookSend {
  /** @default false */
  acceptWeaker: boolean;
  /** @default true */
  automatically: boolean;
  /** @default 30 */
  expiresInDays: number;
  /** @default {} */
  fields: Partial<Record<string, string>>;
  language?: string;
  level?: string;
  message?: string;
  /** @default {} */
  options: Partial<Record<string, unknown>>;
  /**
   * @minItems 1
   * @default [{"role":"client","name":"{{ contact.name }}","email":"{{ contact.email }}","receives":"signature"}]
   */
  signers: readonly PlaybookSigner[];
  template: string | PlaybookChoice;
  through: string | PlaybookChoice;
  /** @default "{{ deal.name }}" */
  title: string;
}
