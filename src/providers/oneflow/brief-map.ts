import type { RemoteId } from "../../domain/contract.ts";
import type { RemoteContract, RemoteSigner, RemoteStatus } from "../../domain/remote.ts";
import type { BriefContract, BriefParticipant } from "./brief-schema.ts";
import { toInstant } from "./to-instant.ts";

const STATUSES = new Map<string, RemoteStatus>([
  ["draft", "drafted"],
  ["pending", "sent"],
  ["signed", "signed"],
  ["declined", "declined"],
  ["expired", "expired"],
]);

/** The article's word in ours; a word that we do not know is `unknown`. */
function toBriefStatus(word: string): RemoteStatus {
  return STATUSES.get(word) ?? "unknown";
}

/** A contract of the article's API in our words. */
export function toBriefContract(id: RemoteId, contract: BriefContract, word: string): RemoteContract {
  const status = toBriefStatus(word);
  const people = [
    ...(contract.parties ?? []).flatMap(({ participants }) => participants ?? []),
    ...(contract.participants ?? []),
  ];
  const signing = people.filter(({ signatory }) => signatory !== false);
  const turn = turnOf(signing, status);
  const signers = signing.map((person) => toSigner(person, turn));
  const updatedAt = toInstant(contract.updated_time);
  return {
    id,
    status,
    vendorStatus: word.slice(0, 100),
    ...(contract.name ? { title: contract.name } : {}),
    signers,
    ...(updatedAt === undefined ? {} : { updatedAt }),
  };
}

/** The last place that has been asked by now: the next person comes after the one before has signed. */
function turnOf(signing: readonly BriefParticipant[], status: RemoteStatus): number {
  if (status === "drafted") return -Infinity;
  const open = signing.filter((person) => decisionOf(person) === undefined);
  const places = open.flatMap(({ signatory_order: place }) => place ?? []);
  return places.length === 0 ? Infinity : Math.min(...places);
}

function toSigner(person: BriefParticipant, turn: number): RemoteSigner {
  const at = toInstant(person.signed_at);
  const isAsked = (person.signatory_order ?? 0) <= turn;
  return {
    name: person.name ?? "",
    email: person.email ?? "",
    status: decisionOf(person) ?? (isAsked ? "asked" : "waiting"),
    ...(at === undefined ? {} : { at }),
  };
}

/** What the person decided; how the answer says it, the article does not show. */
function decisionOf(person: BriefParticipant): "signed" | "declined" | undefined {
  const words = new Set([person.sign_state, person.state, person.status]);
  if (person.signed === true || person.signed_at || words.has("signed")) return "signed";
  return person.declined === true || words.has("declined") ? "declined" : undefined;
}
