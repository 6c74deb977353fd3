import type { RemoteSigner } from "../../domain/remote.ts";
import type { Participant, VendorContract } from "./schema.ts";
import { toInstant } from "./to-instant.ts";

/** Everybody in the contract, counterparties before our own side, as they were asked for. */
export function participantsOf({ parties }: Pick<VendorContract, "parties">): readonly Participant[] {
  const all = parties ?? [];
  const ordered = [
    ...all.filter((party) => party.my_party !== true),
    ...all.filter((party) => party.my_party),
  ];
  return ordered.flatMap(({ participants, participant }) => [
    ...(participants ?? []),
    ...(participant ? [participant] : []),
  ]);
}

/** Those who sign, in our words. Mere readers and organizers are left out. */
export function toSigners(contract: VendorContract): readonly RemoteSigner[] {
  return signatoriesOf(contract).map((person) => {
    const [status, at] = standing(person, contract);
    const instant = toInstant(at);
    return {
      name: person.name ?? "",
      email: person.email ?? "",
      status,
      ...(instant === undefined ? {} : { at: instant }),
    };
  });
}

function signatoriesOf(contract: VendorContract): readonly Participant[] {
  return participantsOf(contract).filter(({ signatory }) => signatory === true);
}

type Standing = readonly [status: RemoteSigner["status"], at?: string | null | undefined];

function standing(person: Participant, { state }: VendorContract): Standing {
  const { sign_state: signing, sign_state_updated_time: at, delivery_status: delivery } = person;
  if (signing === "signed" || signing === "declined") return [signing, at];
  if (signing !== "undecided" && signing !== undefined && signing !== null) return ["unknown"];
  if (hasVisited(person)) return ["viewed", person._private_ownerside?.first_visited_time];
  if (isLost(person)) return ["undelivered"];
  return [state === "draft" || delivery === "not_sent" ? "waiting" : "asked"];
}

function hasVisited({ _private_ownerside: own }: Participant): boolean {
  return Boolean(own?.first_visited_time) || (own?.visits ?? 0) > 0;
}

/** Whoever has been in the contract was reached after all. */
function isLost(person: Participant): boolean {
  const { delivery_status: delivery } = person;
  return (delivery === "failure" || delivery === "bounce") && !hasVisited(person);
}

/**
 * What a person must see to while the contract is out: signatures that no longer count, and which reader was not reached.
 * Signers who were not reached are told by their status.
 */
export function signerNotes(contract: VendorContract, resetAt: string | undefined): readonly string[] {
  const lost = participantsOf(contract).filter((person) => person.signatory !== true && isLost(person));
  return [...lost.map(undelivered), ...(resetAt === undefined ? [] : [resetNote(resetAt)])];
}

function undelivered({ name, email }: Participant): string {
  return `${name ?? "A reader"} (${email ?? "no address"}) gets a copy and was not reached. Correct the address in Oneflow.`;
}

/** Whose they were, the events do not say. */
function resetNote(at: string): string {
  const minute = at.slice(0, 16).replace("T", " ");
  return `The contract was changed, and signatures given before ${minute} UTC were reset: whoever had signed has to sign again.`;
}
