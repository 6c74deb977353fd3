import { z } from "zod";
import { STATUSES } from "../../domain/contract.ts";

/** What people read as a contract's status: `failed` needs a person. */
export const SHOWN_STATUSES = [...STATUSES, "failed"] as const;

export const ContractStatus = z.enum(SHOWN_STATUSES).meta({ id: "ContractStatus" });
