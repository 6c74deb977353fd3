import type { Contract } from "../contract.ts";
import { ERRORS } from "../errors.ts";
import type { RemoteSigner } from "../remote.ts";
import { same } from "../same.ts";
import { dayIn } from "./day-in.ts";
import type { Signer } from "../signer.ts";

/** What the sentence needs to know beside the contract. */
export interface StandsWords {
  /** What people call the vendor, or the connection's id where nobody knows. */
  readonly vendor: string;
  /** IANA zone in which days are told. */
  readonly timezone: string;
  /** What people call a connection, `kommo` too; absent = they know its id. */
  readonly nameOf?: (connection: string) => string;
  /** The draft waits until a person sends it. */
  readonly isSentByPerson: boolean;
}

type Standing = Pick<
  Contract,
  | "status"
  | "order"
  | "remote"
  | "effects"
  | "failure"
  | "waiting"
  | "missingSince"
  | "archive"
  | "sentAt"
  | "expiresAt"
  | "endedAt"
>;

/** Where a contract stands, in one sentence for whoever looks at it. May hold what others wrote. */
export function stands(contract: Standing, words: StandsWords): string {
  const { failure, waiting } = contract;
  if (failure !== undefined) return `It has stopped: ${ERRORS[failure.code].what} ${failure.detail}`.trim();
  if (waiting !== undefined)
    return `It waits for ${words.nameOf?.(waiting.connection) ?? `the connection “${waiting.connection}”`} and goes on by itself when that works again: ${ERRORS[waiting.code].what}`;
  switch (contract.status) {
    case "planned":
      return `It is being made at ${words.vendor}.`;
    case "drafted":
      return drafted(contract, words);
    case "sent":
      return out(contract, words);
    case "signed":
      return `Signed${by(contract, "signed")}${on(contract.endedAt, words)}; ${filed(contract)}.`;
    case "declined":
      return `Declined${by(contract, "declined")}${on(contract.endedAt, words)}${why(contract)}.`;
    case "expired":
      return `Not signed in time: it ended${on(contract.endedAt, words)}.`;
    case "withdrawn":
      return `Withdrawn${on(contract.endedAt, words)}${whyWithdrawn(contract, words)}.`;
    default:
      return contract.status satisfies never;
  }
}

function drafted({ remote }: Standing, { vendor, isSentByPerson }: StandsWords): string {
  if (remote?.unready !== undefined)
    return `A draft is at ${vendor} and cannot go out yet: ${remote.unready}`;
  const next = isSentByPerson ? "it waits for a person to send it" : "it goes out next";
  return `A draft is at ${vendor}; ${next}.`;
}

function out(contract: Standing, words: StandsWords): string {
  const { missingSince, sentAt, expiresAt } = contract;
  if (missingSince !== undefined)
    return `Out for signature, but ${words.vendor} does not show it: a second look, about five minutes after the first, decides.`;
  const signers = signersOfContract(contract);
  const open = signers.filter(({ status }) => status !== "signed").map(({ name }) => name);
  const signed = signers.length - open.length;
  const progress = signers.length > 1 && signed > 0 ? ` ${signed} of ${signers.length} have signed;` : "";
  const waits = open.length === 0 ? "" : `:${progress} waiting for ${listed(open)}`;
  const deadline = expiresAt === undefined ? "" : `, until ${day(expiresAt, words)}`;
  return `Out for signature at ${words.vendor}${on(sentAt, words, "since")}${waits}${deadline}.`;
}

/** Signers as we asked for them, and as the vendor told of them last. */
interface Asked {
  readonly asked: readonly Pick<Signer, "name" | "email" | "receives">[] | undefined;
  readonly seen: readonly RemoteSigner[] | undefined;
}

/**
 * Those who have to sign, with what the vendor says of each, and those whom people there added. Without an order as the
 * vendor has them.
 */
export function signersOf({ asked, seen = [] }: Asked): readonly RemoteSigner[] {
  if (asked === undefined || asked.length === 0) return seen;
  const known = asked
    .filter(({ receives }) => receives === "signature")
    .map(({ name, email }): RemoteSigner => {
      const told = seen.find((signer) => same(signer.email, email));
      return told === undefined ? { name, email, status: "waiting" } : { ...told, name, email };
    });
  return [...known, ...seen.filter(({ email }) => !asked.some((signer) => same(signer.email, email)))];
}

/** The same of a whole contract. */
export function signersOfContract({
  order,
  remote,
}: Pick<Contract, "order" | "remote">): readonly RemoteSigner[] {
  return signersOf({ asked: order?.signers, seen: remote?.signers });
}

function by(contract: Standing, status: RemoteSigner["status"]): string {
  const names = signersOfContract(contract).filter((signer) => signer.status === status);
  return names.length === 0 ? "" : ` by ${listed(names.map(({ name }) => name))}`;
}

function why(contract: Standing): string {
  const reason = signersOfContract(contract).find(({ status }) => status === "declined")?.reason;
  return reason === undefined ? "" : `: “${reason}”`;
}

function whyWithdrawn({ effects, missingSince }: Standing, { vendor }: StandsWords): string {
  const reason = effects["withdraw"]?.result?.["reason"];
  if (typeof reason === "string") return `: ${reason}`;
  return missingSince === undefined ? "" : `: ${vendor} no longer has it`;
}

function filed({ archive }: Standing): string {
  return archive.some(({ kind }) => kind === "signed")
    ? "the signed PDF is in the archive"
    : "the signed PDF is not in the archive yet";
}

function on(at: Date | undefined, words: StandsWords, word = "on"): string {
  return at === undefined ? "" : ` ${word} ${day(at, words)}`;
}

function day(at: Date, { timezone }: StandsWords): string {
  return dayIn(timezone, at);
}

function listed(names: readonly string[]): string {
  const [first = "", ...more] = names.slice(0, 4);
  const last = more.pop();
  const hidden = names.length > 4 ? ` and ${names.length - 4} more` : "";
  if (last === undefined) return first;
  return hidden === ""
    ? `${[first, ...more].join(", ")} and ${last}`
    : `${[first, ...more, last].join(", ")}${hidden}`;
}
