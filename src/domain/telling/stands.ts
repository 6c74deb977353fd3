import type { Say } from "../../texts/say.ts";
import { erasedAtOf, isErased } from "../contract.ts";
import type { Contract } from "../contract.ts";
import { ERASED } from "../erased.ts";
import type { RemoteSigner } from "../remote.ts";
import { same } from "../same.ts";
import { listedNames } from "./listed-names.ts";
import { dayIn } from "./day-in.ts";
import type { Signer } from "../signer.ts";

/** What the sentence needs to know beside the contract. */
export interface StandsWords {
  readonly say: Say;
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

/** Where a contract stands, in one sentence for whoever looks at it; one more where somebody was taken out of it. May hold what others wrote. */
export function stands(contract: Standing, words: StandsWords): string {
  const told = standing(contract, words);
  const erasedAt = erasedAtOf(contract);
  return erasedAt === undefined ? told : words.say("standing:erased", { told, day: day(erasedAt, words) });
}

function standing(contract: Standing, words: StandsWords): string {
  const { failure, waiting } = contract;
  const { say, vendor } = words;
  if (failure !== undefined)
    return say("standing:stopped", {
      what: say(`errors:${failure.code}.what`),
      detail: failure.detail,
    }).trim();
  if (waiting !== undefined) {
    const { connection: id, code } = waiting;
    const connection = words.nameOf?.(id) ?? say("standing:waitsFor", { id });
    return say("standing:waits", { connection, what: say(`errors:${code}.what`) });
  }
  switch (contract.status) {
    case "planned":
      return say("standing:planned", { vendor });
    case "drafted":
      return drafted(contract, words);
    case "sent":
      return out(contract, words);
    case "signed":
      return signed(contract, words);
    case "declined":
      return declined(contract, words);
    case "expired":
      return say("standing:expired", { on: on(contract.endedAt, words) });
    case "withdrawn":
      return withdrawn(contract, words);
    default:
      return contract.status satisfies never;
  }
}

function drafted({ remote }: Standing, { say, vendor, isSentByPerson }: StandsWords): string {
  if (remote?.unready !== undefined)
    return say("standing:drafted.unready", { vendor, reason: remote.unready });
  return say(isSentByPerson ? "standing:drafted.byPerson" : "standing:drafted.next", { vendor });
}

function out(contract: Standing, words: StandsWords): string {
  const { missingSince, sentAt, expiresAt } = contract;
  const { say, vendor } = words;
  if (missingSince !== undefined) return say("standing:missing", { vendor });
  const signers = signersOfContract(contract);
  const open = namesOf(
    contract,
    signers.filter(({ status }) => status !== "signed"),
  );
  const since = sentAt === undefined ? "" : say("standing:part.since", { day: day(sentAt, words) });
  const until = expiresAt === undefined ? "" : say("standing:part.until", { day: day(expiresAt, words) });
  if (open.length === 0) return say("standing:out.all", { vendor, since, until });
  const names = listedNames(open, say);
  const count = signers.length - open.length;
  return signers.length > 1 && count > 0
    ? say("standing:out.progress", { vendor, since, until, names, count, all: signers.length })
    : say("standing:out.waiting", { vendor, since, until, names });
}

function signed(contract: Standing, words: StandsWords): string {
  const isFiled = contract.archive.some(({ kind }) => kind === "signed");
  return words.say(isFiled ? "standing:signed.filed" : "standing:signed.unfiled", {
    by: by(contract, "signed", words),
    on: on(contract.endedAt, words),
  });
}

function declined(contract: Standing, words: StandsWords): string {
  const told = { by: by(contract, "declined", words), on: on(contract.endedAt, words) };
  const reason = signersOfContract(contract).find(({ status }) => status === "declined")?.reason;
  return reason === undefined
    ? words.say("standing:declined.plain", told)
    : words.say("standing:declined.because", { ...told, reason });
}

function withdrawn({ effects, missingSince, endedAt }: Standing, words: StandsWords): string {
  const { say, vendor } = words;
  const told = { on: on(endedAt, words) };
  const reason = effects["withdraw"]?.result?.["reason"];
  if (typeof reason === "string") return say("standing:withdrawn.because", { ...told, reason });
  return missingSince === undefined
    ? say("standing:withdrawn.plain", told)
    : say("standing:withdrawn.missing", { ...told, vendor });
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

function by(contract: Standing, status: RemoteSigner["status"], words: StandsWords): string {
  const names = namesOf(
    contract,
    signersOfContract(contract).filter((signer) => signer.status === status),
  );
  return names.length === 0 ? "" : words.say("standing:part.by", { names: listedNames(names, words.say) });
}

/** Whoever was taken out has no name any more, and the word in its place is none. */
function namesOf(contract: Standing, signers: readonly RemoteSigner[]): readonly string[] {
  const names = signers.map(({ name }) => name);
  return isErased(contract) ? names.filter((name) => name !== ERASED) : names;
}

function on(at: Date | undefined, words: StandsWords): string {
  return at === undefined ? "" : words.say("standing:part.on", { day: day(at, words) });
}

function day(at: Date, { timezone, say }: StandsWords): string {
  return dayIn(timezone, at, say);
}
