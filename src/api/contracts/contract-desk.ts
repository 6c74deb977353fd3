import type { ArchivedFile } from "../../domain/contract.ts";

/** What the pages about contracts need of the house beside store and account. */
export interface ContractDesk {
  /** The deal's page in the CRM, for a person to open; `undefined` = the account is not configured. */
  dealAddress(account: string, dealId: string): string | undefined;
  /** People of the CRM; none where its token may not list them. Asks the CRM. `undefined` = there is no CRM yet. */
  users(account: string): Promise<readonly { readonly id: string; readonly name: string }[] | undefined>;
  /** `undefined` = the archive does not have it. */
  archived(file: ArchivedFile): Promise<Uint8Array | undefined>;
}
