// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface TrailLine {
  actor: {
    /** A person's address; names are not unique */
    email?: string;
    kind: "person" | "key" | "service" | "connection";
    /** A person's or a key's name, or a connection's id */
    name: string;
  };
  /**
   * ISO instant, UTC
   * @format date-time
   */
  at: string;
  data?: Partial<Record<string, unknown>>;
  event:
    | "planned"
    | "filled"
    | "created"
    | "found"
    | "updated"
    | "sent"
    | "status_read"
    | "status_changed"
    | "signer_changed"
    | "move_refused"
    | "note_written"
    | "task_created"
    | "deal_moved"
    | "deal_left_alone"
    | "field_written"
    | "archived"
    | "attached"
    | "withdraw_asked"
    | "withdrawn"
    | "reminded"
    | "extended"
    | "attempt_failed"
    | "needs_attention"
    | "waiting"
    | "resumed"
    | "left_stage"
    | "called_off"
    | "looked"
    | "amount_changed"
    | "asked"
    | "linked";
  /** What happened, in a few words */
  text: string;
}
