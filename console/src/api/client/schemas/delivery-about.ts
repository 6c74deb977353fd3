// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface DeliveryAbout {
  /** `waiting` = it is being looked at; `nothing` = the look found nothing new */
  came: "waiting" | "changed" | "nothing";
  contracts: readonly {
    /** How it stood after the call; absent = it did not change by it */
    became?:
      | "planned"
      | "drafted"
      | "sent"
      | "signed"
      | "declined"
      | "expired"
      | "withdrawn"
      | "failed";
    reference: string;
    /** How it stands now */
    status:
      | "planned"
      | "drafted"
      | "sent"
      | "signed"
      | "declined"
      | "expired"
      | "withdrawn"
      | "failed";
  }[];
  dealId: string;
  dealName?: string;
}
