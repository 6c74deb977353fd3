/** What the measured process is told on its command line, as JSON. */
export interface ServiceOptions {
  /** The configuration file. */
  readonly config: string;
  readonly role: "all" | "web" | "worker";
  /** Where it listens; default: any free one. */
  readonly port?: number;
  /** Of the embedded database … */
  readonly dataDir?: string;
  /** … or this one. */
  readonly databaseUrl?: string;
}

/** What the driver may ask for while it runs. */
export type Ask =
  | { readonly ask: "stop" }
  /** Copies one of its contracts until so many more of them are open and wait. */
  | { readonly ask: "open contracts"; readonly count: number }
  /** Rows of deliveries, answers 429, and transactions of the database since it started. */
  | { readonly ask: "counts" }
  /** Everything that the clock would do now. */
  | { readonly ask: "tick" }
  /** Of an owner of the account, for the API. */
  | { readonly ask: "key" };

export interface Counts {
  readonly deliveries: number;
  readonly refused: number;
  readonly transactions: number;
}

/** What the measured process says. */
export type Said =
  | { readonly said: "ready"; readonly url?: string }
  | { readonly said: "counts"; readonly counts: Counts }
  | { readonly said: "key"; readonly secret: string }
  | { readonly said: "done" }
  | { readonly said: "failed"; readonly error: string };
