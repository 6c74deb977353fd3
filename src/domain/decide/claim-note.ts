/** Written on a deal before its contract is made where another installation works on the same CRM account, which reads it. */
export const CLAIM_NOTE =
  "Countersign makes a contract for this deal. Another Countersign works on this account.";
