import type { SayKey } from "../../texts/say.ts";
import type { Capabilities } from "../capabilities.ts";
import { commandFor } from "../command-for.ts";
import { isErased } from "../contract.ts";
import type { Contract, Wish } from "../contract.ts";
import { isOver } from "../moves.ts";
import { listedNames } from "./listed-names.ts";
import { advise } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { signersOfContract } from "./stands.ts";

/** A connection as far as sentences about it need to know it. */
export interface ConnectionWords {
  /** What an operator reads: `Contractbook`. */
  readonly vendor: string;
  readonly can: Capabilities;
  readonly dialectName?: string;
  /** Why a deadline of ours means nothing there, where that is so. */
  readonly lacksDeadline?: string;
}

/** Why something cannot be done, and what to do instead. */
export interface Refusal {
  readonly text: string;
  readonly help: string;
}

/** What is nothing without those who sign, or would turn to them once more. */
const NEEDS_PEOPLE: ReadonlySet<Wish["kind"]> = new Set(["again", "extend", "remind", "send", "link"]);

/**
 * Why a person's wish cannot be granted as things stand; `undefined` = it can be asked for. `connection` is what the file
 * says about the contract's connection, where there is one. The service decides again when it takes the wish.
 */
export function whyNot(
  kind: Wish["kind"],
  contract: Contract,
  connection: ConnectionWords | undefined,
  reader: Reader,
): Refusal | undefined {
  if (NEEDS_PEOPLE.has(kind) && isErased(contract) && isOver(contract.status))
    return erased(contract, reader);
  switch (kind) {
    case "remind":
      return notRemindable(contract, reader) ?? unremindable(contract, connection, reader);
    case "extend":
      return notExtendable(contract, connection, reader);
    case "withdraw":
      return isOver(contract.status)
        ? over(contract, kind, reader)
        : unwithdrawable(contract, connection, reader);
    case "send":
      return notSendable(contract, reader);
    case "resume":
      return notStopped(contract, reader);
    case "link":
      return notLinkable(contract, reader);
    case "again":
      return notSentAgain(contract, reader);
    default:
      return kind satisfies never;
  }
}

function notRemindable(contract: Contract, reader: Reader): Refusal | undefined {
  const { reference, status } = contract;
  if (isOver(status)) return over(contract, "remind", reader);
  if (contract.failure !== undefined) return stopped(contract, reader);
  if (status === "sent") return undefined;
  const help =
    status === "drafted"
      ? advise(reader, "refusals:unsent.sendIt", { send: commandFor("send", contract) })
      : look(reader, "refusals:unsent.help", reference);
  return { text: advise(reader, "refusals:unsent.remind", { reference }), help };
}

function notExtendable(
  contract: Contract,
  connection: ConnectionWords | undefined,
  reader: Reader,
): Refusal | undefined {
  const { reference, status, connection: id } = contract;
  const { say } = reader;
  const can = connection?.can;
  const mayRevive = status === "expired" && (can === undefined || (can.revive && can.extend));
  if (isOver(status) && !mayRevive) return over(contract, "extend", reader);
  if (contract.failure !== undefined) return stopped(contract, reader);
  if (status !== "sent" && !mayRevive) {
    const text = advise(reader, "refusals:unsent.extend", { reference });
    return { text, help: look(reader, "refusals:unsent.help", reference) };
  }
  if (connection === undefined || can?.extend === true || can?.expiry === "ours") return undefined;
  return {
    text: advise(reader, "refusals:extend.unable", { place: placeOf(connection, id, reader), reference }),
    help: say("refusals:extend.help", { vendor: connection.vendor }),
  };
}

function notSendable(contract: Contract, reader: Reader): Refusal | undefined {
  const { reference, status } = contract;
  const { say } = reader;
  if (isOver(status)) return over(contract, "send", reader);
  if (contract.failure !== undefined) return stopped(contract, reader);
  if (status === "sent")
    return { text: advise(reader, "refusals:send.out", { reference }), help: say("refusals:send.help") };
  if (status === "drafted") return undefined;
  const text = advise(reader, "refusals:unsent.send", { reference });
  return { text, help: look(reader, "refusals:unsent.help", reference) };
}

function notLinkable(
  { reference, status, remoteId, effects, failure }: Contract,
  reader: Reader,
): Refusal | undefined {
  const { say } = reader;
  if (status !== "planned" || remoteId !== undefined)
    return {
      text: advise(reader, "refusals:link.exists", { reference, status: say(`refusals:status.${status}`) }),
      help: look(reader, "refusals:link.help", reference),
    };
  if (effects["create"]?.state === "started" && failure === undefined)
    return { text: advise(reader, "refusals:link.creating", { reference }), help: say("refusals:link.wait") };
  return undefined;
}

function notSentAgain(contract: Contract, reader: Reader): Refusal | undefined {
  const { reference, status, failure } = contract;
  const { say } = reader;
  if (failure !== undefined) return stopped(contract, reader);
  if (status === "declined" || status === "expired" || status === "withdrawn") return undefined;
  const text =
    status === "signed"
      ? advise(reader, "refusals:again.signed", { reference })
      : advise(reader, "refusals:again.open", { reference, status: say(`refusals:status.${status}`) });
  return { text, help: say("refusals:again.help") };
}

function notStopped(contract: Contract, reader: Reader): Refusal | undefined {
  const { reference, status, failure, waiting } = contract;
  const { say } = reader;
  if (failure !== undefined || waiting !== undefined) return undefined;
  if (isOver(status)) return over(contract, "resume", reader);
  return {
    text: advise(reader, "refusals:resume.sound", { reference, status: say(`refusals:status.${status}`) }),
    help: advise(reader, "refusals:resume.help", { look: commandFor("look", contract) }),
  };
}

function unremindable(
  contract: Contract,
  connection: ConnectionWords | undefined,
  reader: Reader,
): Refusal | undefined {
  if (connection === undefined || connection.can.remind) return undefined;
  const { reference, connection: id } = contract;
  const open = signersOfContract(contract).filter(({ status }) => status !== "signed");
  const names = listedNames(
    open.map(({ name }) => name),
    reader.say,
  );
  const isKnown = names !== "" || reader.at === "terminal";
  return {
    text: advise(reader, "refusals:remind.unable", { place: placeOf(connection, id, reader), reference }),
    help: isKnown
      ? advise(reader, "refusals:remind.help", { reference, names })
      : reader.say("refusals:remind.write"),
  };
}

function unwithdrawable(
  { reference, status, connection: id, expiresAt, missingSince }: Contract,
  connection: ConnectionWords | undefined,
  reader: Reader,
): Refusal | undefined {
  // what the vendor does not have any more needs no call to be given up
  if (connection?.can.withdraw !== "none" || status !== "sent" || missingSince !== undefined)
    return undefined;
  const { say } = reader;
  const { vendor, lacksDeadline } = connection;
  const deadline =
    expiresAt === undefined
      ? ""
      : say("refusals:withdraw.deadline", { day: expiresAt.toISOString().slice(0, 10) });
  return {
    text: advise(reader, "refusals:withdraw.unable", { place: placeOf(connection, id, reader), reference }),
    help: say("refusals:withdraw.help", { vendor, ends: lacksDeadline ?? deadline }).trimEnd(),
  };
}

/** `Contractbook (contracts, dialect brief)`; on a screen `Contractbook`. */
function placeOf({ vendor, dialectName }: ConnectionWords, id: string, reader: Reader): string {
  return dialectName === undefined
    ? advise(reader, "refusals:place.plain", { vendor, id })
    : advise(reader, "refusals:place.dialect", { vendor, id, dialect: dialectName });
}

function erased({ reference }: Contract, reader: Reader): Refusal {
  return {
    text: advise(reader, "refusals:erased.text", { reference }),
    help: reader.say("refusals:erased.help"),
  };
}

type OverKind = "remind" | "extend" | "withdraw" | "send" | "resume";

function over({ reference, status }: Contract, kind: OverKind, reader: Reader): Refusal {
  const { say } = reader;
  return {
    text: advise(reader, `refusals:over.${kind}`, { reference, status: say(`refusals:status.${status}`) }),
    help: look(reader, "refusals:over.help", reference),
  };
}

function stopped(contract: Contract, reader: Reader): Refusal {
  const { reference, failure } = contract;
  return {
    text: advise(reader, "refusals:stopped.text", { reference, detail: failure?.detail ?? "" }).trimEnd(),
    help: advise(reader, "refusals:stopped.help", { retry: commandFor("retry", contract) }),
  };
}

/** Which command shows more; on a screen it is all there. */
function look({ say, at }: Reader, key: SayKey, reference: string): string {
  return at === "screen" ? "" : say(key, { reference });
}
