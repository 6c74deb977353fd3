import { STATUSES } from "../../domain/contract.ts";

/** What people read as a contract's status: `failed` needs a person. */
export const SHOWN_STATUSES = [...STATUSES, "failed"] as const;
