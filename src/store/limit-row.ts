/** A row of `countersign.limits`. */
export type LimitRow = {
  key: string;
  /** When the next call may go. */
  next_at: Date;
  /** Nobody calls before this instant. */
  paused_until: Date | null;
  /** Why nobody calls but to try, now and then, whether that is over. */
  blocked: string | null;
};
