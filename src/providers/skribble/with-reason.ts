import { CountersignError } from "../../domain/errors.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { Report } from "./schema.ts";

const MOST_CHARS = 500;

/**
 * A declined contract with the words of the person who declined, which stand in the vendor's report alone. They only
 * inform: a report that cannot be had keeps no decline from the deal.
 */
export async function withReason(client: Client, contract: RemoteContract): Promise<RemoteContract> {
  if (contract.status !== "declined") return contract;
  try {
    const answer = await client({
      method: "GET",
      path: `/signature-requests/${pathSegment(contract.id)}/report?type=JSON`,
      operation: "read",
      safe: true,
      accept: [200],
    });
    const said = readAnswer(Report, answer, true).userList.flatMap(({ email, userActions }) =>
      (userActions ?? [])
        .filter(({ name, message }) => /DECLINE/iu.test(name ?? "") && (message ?? "").trim() !== "")
        .map(({ message }) => ({ email: (email ?? "").toLowerCase(), reason: shorten(message ?? "") })),
    );
    const declined = contract.signers.filter(({ status }) => status === "declined");
    const signers = contract.signers.map((signer) => {
      if (!declined.includes(signer)) return signer;
      const own = said.find(({ email }) => email === signer.email.toLowerCase());
      const words = own ?? (declined.length === 1 && said.length === 1 ? said[0] : undefined);
      return words === undefined ? signer : { ...signer, reason: words.reason };
    });
    return { ...contract, signers };
  } catch (error) {
    if (error instanceof CountersignError) return contract;
    throw error;
  }
}

/** A person's words, fit for a note: one line. */
function shorten(text: string): string {
  const plain = text.replaceAll(/\s+/gu, " ").trim();
  return plain.length > MOST_CHARS ? `${plain.slice(0, MOST_CHARS - 1)}…` : plain;
}
