import type { PlaybookInput } from "../../../api/client/schemas/playbook-input.ts";
import type { Playbook } from "../../../api/client/schemas/playbook.ts";

/** What a contract's way may tell the deal. Failures besides: note and task that name the problem are made by themselves. */
export const OUTCOME_NAMES = [
  "sent",
  "viewed",
  "signerSigned",
  "signed",
  "declined",
  "expired",
  "withdrawn",
] as const satisfies readonly (keyof Playbook["outcomes"])[];
export type OutcomeName = (typeof OUTCOME_NAMES)[number];

/** A value chosen by a deal's data. */
export type Choice = Readonly<Exclude<Playbook["send"]["through"], string>>;

/** One condition; besides `value`, one key says what it must be: a figure as it is being typed. */
export type Condition = Readonly<
  Omit<NonNullable<PlaybookInput["where"]>[number], "value"> & Pick<Playbook["where"][number], "value">
>;

/** Somebody who signs, or is sent a copy. Texts may hold fields of the deal. */
export type Signer = Readonly<Playbook["send"]["signers"][number]>;

/** A note or a task that is left out is the standard one; `false` = none. */
export type Outcome = Readonly<NonNullable<Playbook["outcomes"]["signed"]>>;

/** What goes out. */
export type Sending = Readonly<Playbook["send"]>;

/** A playbook under the editor's hands. */
export type Draft = Readonly<Omit<Playbook, "where" | "name">> & {
  /** What people call it. */
  readonly name: string;
  readonly where: readonly Condition[];
};

/** A new playbook: nothing chosen, the deal's contact signs, switched off. */
export const EMPTY_DRAFT: Draft = {
  id: "",
  name: "",
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
