import { good, openBareOffice } from "./open-bare-office.ts";
import type { BareOffice } from "./open-bare-office.ts";
import type { Answer } from "./visitor.ts";

/** Where the playbooks of the office's account stand in the API. */
export const PLAYBOOKS = "/api/accounts/acme/playbooks";

/** An installation without a file whose account has a vendor and hears from Kommo. */
export interface PlaybookOffice extends BareOffice {
  /** The owner saves a playbook. */
  put(id: string, body: object): Promise<Answer>;
}

export async function openPlaybookOffice(): Promise<PlaybookOffice> {
  const office = await openBareOffice({ isSetUp: true });
  const { owner } = office;
  await good(owner.post("/api/accounts/acme/connections/kommo/subscribe"));
  return { ...office, put: async (id, body) => owner.call("PUT", `${PLAYBOOKS}/${id}`, body) };
}
