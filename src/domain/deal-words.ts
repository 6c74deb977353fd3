/** By what people know the deal of a contract: as Kommo told it at the moment. Plain data. */
export interface DealWords {
  readonly name: string;
  readonly price: number;
  readonly company?: string;
  readonly contact?: string;
  /** The user responsible for the deal; without a name where Kommo does not tell it. */
  readonly responsible?: { readonly id: string; readonly name?: string };
}
