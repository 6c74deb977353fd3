import type { SignedDocument } from "../provider.ts";
import { participantsOf } from "./map-signers.ts";
import type { VendorContract } from "./schema.ts";

/**
 * The vendor's own record as a file: who decided what, when and how, as the API tells it. Since January 2024 there is no
 * certificate of its own; the contract's PDF holds the signatures (docs page `download-a-contract-file`). Same input,
 * same bytes.
 */
export function evidenceOf(contract: VendorContract): SignedDocument {
  const record = {
    what: "Participants of this contract and their decisions as the Oneflow API tells them. The signed PDF holds the signatures themselves.",
    id: String(contract.id),
    name: contract._private?.name,
    state: contract.state,
    published_time: contract.published_time,
    state_updated_time: contract.state_updated_time,
    participants: participantsOf(contract).map((person) => ({
      name: person.name,
      email: person.email,
      signatory: person.signatory,
      sign_state: person.sign_state,
      sign_state_updated_time: person.sign_state_updated_time,
      sign_method: person.sign_method,
    })),
  };
  return {
    kind: "evidence",
    name: "participants.json",
    contentType: "application/json",
    bytes: new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`),
  };
}
