import type { OpenedDeal, PaperAct, SandboxView, SideMoods } from "./sandbox-view.ts";

/** Why something could not be done, one sentence; `undefined` = it was. */
export type Refusal = string | undefined;

/** What the house itself knows better: `startsContract` of stages, and what vendors are called. */
export type SandboxState = Omit<SandboxView, "account" | "pipelines" | "inboxes" | "moods"> & {
  readonly pipelines: readonly {
    readonly id: string;
    readonly name: string;
    readonly stages: readonly { readonly id: string; readonly name: string; readonly color: string }[];
  }[];
  readonly inboxes: readonly Omit<SandboxView["inboxes"][number], "vendor">[];
  readonly moods: readonly Omit<SandboxView["moods"][number], "name">[];
};

/** The invented Kommo and vendors of the demo, as its visitor plays with them. Whatever is done there, we hear of by hooks. */
export interface SandboxDesk {
  /**
   * What the contracts of this account came to at the vendors, and what just happened to them. `nameOf`: what people call a
   * connection, `kommo` too; others are answered as they are.
   */
  read(account: string, nameOf: (connection: string) => string): Promise<SandboxState>;
  /** `undefined` = there is no such deal. */
  deal(id: string): Promise<OpenedDeal | undefined>;
  /**
   * A new deal with a contact and a company of the town, in the pipeline's second stage. Resolves to its id; `undefined` = there
   * is no such pipeline.
   */
  addDeal(pipeline: string): Promise<string | undefined>;
  moveDeal(id: string, to: { readonly pipeline: string; readonly stage: string }): Promise<Refusal>;
  /** `email`: `""` takes it away. */
  editContact(id: string, email: string): Promise<Refusal>;
  act(
    inbox: string,
    paper: string,
    what: { readonly act: PaperAct; readonly signer?: string; readonly reason?: string },
  ): Promise<Refusal>;
  setMoods(side: string, moods: SideMoods): Promise<Refusal>;
  /** Whole days pass at once; what is due by then is ended. */
  passDays(days: number): Promise<void>;
}
