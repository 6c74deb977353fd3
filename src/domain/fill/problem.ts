/** Why a contract cannot be filled in, for the person who must act in Kommo. */
export interface Problem {
  /** The place in the playbook: `fields.deal_amount`, `signer client e-mail`. */
  readonly what: string;
  /** One sentence: what is wrong and what to fill in where. Holds the deal's own words, no secret. */
  readonly text: string;
}
