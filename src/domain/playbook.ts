import type { JsonObject } from "./json.ts";

/** A Liquid template over `deal`, `contact`, `company`, `user`, `contract`, `today`, `now`. */
export type Text = string;

/** A value chosen by a deal's data: `{ by: deal.fields.Plan, map: { Growth: tpl_growth }, default: tpl_standard }`. */
export interface Choice {
  /** Path as in a Liquid template, without braces. */
  readonly by: string;
  readonly map: Readonly<Record<string, string>>;
  readonly default?: string;
}

export interface Condition {
  /** Path as in a Liquid template, without braces: `deal.price`. */
  readonly value: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly is?: string | number | boolean;
  readonly isNot?: string | number | boolean;
  readonly oneOf?: readonly (string | number)[];
  readonly present?: boolean;
}

export interface SignerTemplate {
  readonly role: string;
  readonly name: Text;
  readonly email: Text;
  readonly phone?: Text;
  readonly language?: Text;
  readonly company?: Text;
  readonly order?: number;
  readonly receives: "signature" | "copy";
}

export const OUTCOMES = [
  "sent",
  "viewed",
  "signerSigned",
  "signed",
  "declined",
  "expired",
  "withdrawn",
  "failed",
] as const;
/** What happens in Kommo when a contract reaches a point. */
export type OutcomeName = (typeof OUTCOMES)[number];

export interface Outcome {
  /** Stage to move the deal to, by name or id; in `pipeline` or the trigger's pipeline. */
  readonly stage?: string;
  readonly pipeline?: string;
  /** Stages from which the deal may be moved; default: the trigger stage and the one we put it in. */
  readonly from?: readonly string[];
  readonly note?: Text;
  readonly task?: { readonly text: Text; readonly dueInHours: number };
  /** Attach the signed PDF to the deal (`signed` only). */
  readonly attach: boolean;
  /** `all` (`signed` only): stage and task wait until the deal's other contracts are signed too. */
  readonly when?: "each" | "all";
  /** Plan a new contract (`expired` only). */
  readonly resend: boolean;
}

/** More new contracts of a playbook than these … */
export const HOLD_ABOVE = 1_000;
/** … within so many minutes look like deals that were moved by mistake. */
export const HOLD_MINUTES = 10;

export interface Playbook {
  readonly id: string;
  /** What people call it; absent = by its id. */
  readonly name?: string;
  /** `false`: deals that enter the stage get nothing; contracts under way go on. */
  readonly enabled: boolean;
  readonly when: { readonly pipeline: string; readonly stage: string };
  readonly where: readonly Condition[];
  readonly send: {
    readonly through: string | Choice;
    readonly template: string | Choice;
    readonly title: Text;
    readonly message?: Text;
    readonly fields: Readonly<Record<string, Text>>;
    readonly signers: readonly SignerTemplate[];
    readonly expiresInDays: number;
    readonly language?: Text;
    /** How strong the signatures must be: `QES`, or `{{ deal.fields.Level }}`. */
    readonly level?: Text;
    /** A contract that was signed with weaker signatures than asked for, or in the vendor's demo mode, counts as signed. */
    readonly acceptWeaker: boolean;
    /** `false`: the draft waits at the vendor until a person sends it there or asks us to. */
    readonly automatically: boolean;
    readonly options: JsonObject;
  };
  readonly contractField?: string;
  readonly onAmountChange: "update" | "note" | "ignore";
  /** A deal enters the stage again: `whenOver` (default) a new contract only if the previous one is over and the deal had left. */
  readonly reentry: "whenOver" | "never";
  /** So many new contracts within {@link HOLD_MINUTES}; further ones are held for a person. `false`: never; absent = {@link HOLD_ABOVE}. */
  readonly holdAbove?: number | false;
  /** The deal says "signed" only after the PDF is in the archive. */
  readonly archiveFirst: boolean;
  readonly outcomes: Readonly<Record<OutcomeName, Outcome>>;
}
