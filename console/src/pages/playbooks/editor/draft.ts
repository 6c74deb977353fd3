/** What a contract's way may tell the deal. Failures besides: note and task that name the problem are made by themselves. */
export const OUTCOME_NAMES = [
  "sent",
  "viewed",
  "signerSigned",
  "signed",
  "declined",
  "expired",
  "withdrawn",
] as const;
export type OutcomeName = (typeof OUTCOME_NAMES)[number];

/** A value chosen by a deal's data; keys as in the configuration file. */
export interface Choice {
  readonly by: string;
  readonly map: Readonly<Record<string, string>>;
  readonly default?: string;
}

/** One condition; besides `value`, one key says what it must be. */
export interface Condition {
  readonly value: string;
  readonly [operator: string]: unknown;
}

/** Somebody who signs, or is sent a copy. Texts may hold fields of the deal. */
export interface Signer {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly language?: string;
  readonly company?: string;
  readonly order?: number;
  readonly receives: "signature" | "copy";
}

/** A note or a task that is left out is the standard one; `false` = none. */
export interface Outcome {
  readonly stage?: string;
  readonly pipeline?: string;
  readonly from?: readonly string[];
  readonly note?: string | false;
  readonly task?: { readonly text?: string; readonly dueInHours?: number } | false;
  readonly attach?: boolean;
  readonly resend?: boolean;
  readonly when?: "each" | "all";
}

/** What goes out. */
export interface Sending {
  readonly through: string | Choice;
  readonly template: string | Choice;
  readonly title: string;
  readonly message?: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly signers: readonly Signer[];
  readonly expiresInDays: number;
  readonly language?: string;
  readonly level?: string;
  readonly acceptWeaker: boolean;
  readonly automatically: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A playbook under the editor's hands; keys as in the configuration file. */
export interface Draft {
  readonly id: string;
  readonly enabled: boolean;
  readonly when: { readonly pipeline: string; readonly stage: string };
  readonly where: readonly Condition[];
  readonly send: Sending;
  readonly contractField?: string;
  readonly onAmountChange: "update" | "note" | "ignore";
  readonly reentry: "whenOver" | "never";
  readonly archiveFirst: boolean;
  readonly outcomes: Readonly<Partial<Record<OutcomeName, Outcome>>>;
}

/** A new playbook: nothing chosen, the deal's contact signs, switched off. */
export const EMPTY_DRAFT: Draft = {
  id: "",
  enabled: false,
  when: { pipeline: "", stage: "" },
  where: [],
  send: {
    through: "",
    template: "",
    title: "{{ deal.name }}",
    fields: {},
    signers: [
      {
        role: "client",
        name: "{{ contact.name }}",
        email: "{{ contact.email }}",
        order: 1,
        receives: "signature",
      },
    ],
    expiresInDays: 30,
    acceptWeaker: false,
    automatically: true,
    options: {},
  },
  onAmountChange: "update",
  reentry: "whenOver",
  archiveFirst: true,
  outcomes: {},
};
