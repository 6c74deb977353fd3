import type { ConnectionHealth } from "../store/store.ts";

/** What is counted only when somebody asks. A source that fails leaves its figures out. */
export interface MetricSources {
  /** Contracts by shown status (`failed` included). */
  readonly contractCounts: () => Promise<Readonly<Record<string, number>>>;
  /** `ready`: those of the waiting that could be taken now; `oldestReadyMs`: since when the first of them could have been. */
  readonly lookCounts: () => Promise<{
    readonly waiting: number;
    readonly ready: number;
    readonly running: number;
    readonly oldestReadyMs: number;
  }>;
  readonly health: () => Promise<readonly ConnectionHealth[]>;
  /** Contracts that rest, and for what. */
  readonly waiting: () => Promise<
    readonly {
      readonly account: string;
      readonly connection: string;
      readonly code: string;
      readonly count: number;
    }[]
  >;
  /** Contracts that are held because unusually many came at once. */
  readonly held: () => Promise<
    readonly { readonly account: string; readonly playbook: string; readonly count: number }[]
  >;
  /** Contracts of the last 24 hours of which only the clock found what a hook should have told; `fromCrm` of them a hook of Kommo's. */
  readonly drift: () => Promise<
    readonly { readonly account: string; readonly count: number; readonly fromCrm: number }[]
  >;
  readonly limits: () => Promise<
    readonly { readonly key: string; readonly waitMs: number; readonly isBlocked: boolean }[]
  >;
  /** Of tokens that do not renew themselves. */
  readonly tokenEnds: () => Promise<
    readonly { readonly account: string; readonly connection: string; readonly at: Date }[]
  >;
  /** This process's connections to the database; `waiting`: those who want one and have none. */
  readonly pool: () => { readonly busy: number; readonly idle: number; readonly waiting: number };
  readonly onProblem?: (error: unknown) => void;
}
