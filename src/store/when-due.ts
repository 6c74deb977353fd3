/** Whom to wake that waits for a connection. */
export interface WakeFilter {
  readonly account: string;
  readonly connection: string;
  /** When they are due then. */
  readonly at: Date;
  /** What is due before or at this instant comes by itself, or has been taken to be looked at. */
  readonly soon: Date;
  readonly limit: number;
}

/** One after the other, from then on. */
export interface Turn {
  readonly from: Date;
  readonly everyMs: number;
}
