import type { Context, DataField, Party, SigningOrderMode } from "./document.ts";

/** A template as the simulator keeps it. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly dataFields: readonly DataField[];
  readonly parties: readonly Party[];
  readonly signingOrderMode: SigningOrderMode;
  /** Where documents made from it land: a template of a workspace makes documents of that workspace. */
  readonly context: Context;
}
