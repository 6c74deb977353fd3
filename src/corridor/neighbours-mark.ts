/** Where it is kept, and shown, that somebody else works on the same CRM account. No connection bears such a name. */
export const NEIGHBOURS = "neighbours:kommo";
