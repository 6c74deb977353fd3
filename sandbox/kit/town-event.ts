/** Something that happened to a contract, for those who watch the town. */
export interface TownEvent {
  readonly simulator: string;
  readonly at: string;
  /** The contract's id at the vendor. */
  readonly id: string;
  readonly what:
    | "created"
    | "updated"
    | "sent"
    | "opened"
    | "signer-signed"
    | "signed"
    | "declined"
    | "changes-requested"
    | "expired"
    | "deleted";
}
