import type { Capabilities } from "../capabilities.ts";
import { commandFor } from "../command-for.ts";
import type { Contract, Wish } from "../contract.ts";
import { isOver } from "../moves.ts";

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

/**
 * Why a person's wish cannot be granted as things stand; `undefined` = it can be asked for. `connection` is what the file
 * says about the contract's connection, where there is one. The service decides again when it takes the wish.
 */
export function whyNot(
  kind: Wish["kind"],
  contract: Contract,
  connection: ConnectionWords | undefined,
): Refusal | undefined {
  switch (kind) {
    case "remind":
      return notRemindable(contract) ?? unable(kind, contract, connection);
    case "extend":
      return notExtendable(contract, connection);
    case "withdraw":
      return isOver(contract.status)
        ? over(contract, "there is nothing to withdraw")
        : unable(kind, contract, connection);
    case "send":
      return notSendable(contract);
    case "resume":
      return notStopped(contract);
    case "link":
      return notLinkable(contract);
    case "again":
      return notSentAgain(contract);
    default:
      return kind satisfies never;
  }
}

function notRemindable(contract: Contract): Refusal | undefined {
  const { reference, status } = contract;
  if (isOver(status)) return over(contract, "nobody needs to be reminded");
  if (contract.failure !== undefined) return stopped(contract);
  if (status === "sent") return undefined;
  const help =
    status === "drafted"
      ? `To send it: ${commandFor("send", contract)}`
      : `\`countersign show ${reference}\` tells what it waits for.`;
  return { text: `${reference} has not been sent yet: there is nobody to remind.`, help };
}

function notExtendable(contract: Contract, connection: ConnectionWords | undefined): Refusal | undefined {
  const { reference, status, connection: id } = contract;
  const can = connection?.can;
  const mayRevive = status === "expired" && (can === undefined || (can.revive && can.extend));
  if (isOver(status) && !mayRevive) return over(contract, "there is no deadline to move");
  if (contract.failure !== undefined) return stopped(contract);
  if (status !== "sent" && !mayRevive) {
    const text = `${reference} has not been sent yet: its time to sign begins when it is.`;
    return { text, help: `\`countersign show ${reference}\` tells what it waits for.` };
  }
  if (connection === undefined || can?.extend === true || can?.expiry === "ours") return undefined;
  const text = `${placeOf(connection, id)} cannot be asked to give the signers of ${reference} more time.`;
  return {
    text,
    help: `Change the deadline in ${connection.vendor}'s own application; or let it expire and send a new one.`,
  };
}

function notSendable(contract: Contract): Refusal | undefined {
  const { reference, status } = contract;
  if (isOver(status)) return over(contract, "it is not sent again");
  if (contract.failure !== undefined) return stopped(contract);
  if (status === "sent")
    return { text: `${reference} is out for signature already.`, help: "It is never sent twice." };
  if (status === "drafted") return undefined;
  const text = `${reference} does not exist at the vendor yet: there is no draft to send.`;
  return { text, help: `\`countersign show ${reference}\` tells what it waits for.` };
}

function notLinkable({ reference, status, remoteId, effects, failure }: Contract): Refusal | undefined {
  const help = `\`countersign show ${reference}\` tells where it stands.`;
  if (status !== "planned" || remoteId !== undefined)
    return { text: `${reference} stands for a contract at the vendor already: it is ${status}.`, help };
  if (effects["create"]?.state === "started" && failure === undefined)
    return {
      text: `${reference} is being created at the vendor right now.`,
      help: "Look again in a minute.",
    };
  return undefined;
}

function notSentAgain(contract: Contract): Refusal | undefined {
  const { reference, status, failure } = contract;
  if (failure !== undefined) return stopped(contract);
  if (status === "declined" || status === "expired" || status === "withdrawn") return undefined;
  const why = status === "signed" ? "it is signed" : `it is ${status}, and not over yet`;
  return {
    text: `${reference} cannot be sent again: ${why}.`,
    help: "Another contract is made when the deal leaves the stage and enters it again.",
  };
}

function notStopped(contract: Contract): Refusal | undefined {
  const { reference, status, failure, waiting } = contract;
  if (failure !== undefined || waiting !== undefined) return undefined;
  if (isOver(status)) return over(contract, "there is nothing to go on with");
  const text = `${reference} has not failed: it is ${status}, and there is nothing to resume.`;
  return { text, help: `To look at it now: ${commandFor("look", contract)}` };
}

function unable(
  kind: "remind" | "withdraw",
  { reference, status, connection: id, expiresAt, missingSince }: Contract,
  connection: ConnectionWords | undefined,
): Refusal | undefined {
  if (connection === undefined) return undefined;
  const { vendor, dialectName, can, lacksDeadline } = connection;
  const where = placeOf({ vendor, dialectName }, id);
  if (kind === "remind") {
    if (can.remind) return undefined;
    const text = `${where} cannot be asked to remind anybody of ${reference}.`;
    return {
      text,
      help: `Write to the signers yourself: \`countersign show ${reference}\` names them and who has not signed.`,
    };
  }
  // what the vendor does not have any more needs no call to be given up
  if (can.withdraw !== "none" || status !== "sent" || missingSince !== undefined) return undefined;
  const deadline = expiresAt === undefined ? "" : `Its deadline is ${expiresAt.toISOString().slice(0, 10)}.`;
  const ends = lacksDeadline ?? deadline;
  return {
    text: `${where} offers no way to take back ${reference}, which is out for signature.`,
    help: `Withdraw it in ${vendor}'s own application, or ask the signers to decline it: we notice, and the deal is told. ${ends}`.trimEnd(),
  };
}

/** `Contractbook (contracts, dialect brief)`. */
function placeOf({ vendor, dialectName }: PlaceWords, id: string): string {
  return `${vendor} (${id}${dialectName === undefined ? "" : `, dialect ${dialectName}`})`;
}

interface PlaceWords {
  readonly vendor: string;
  readonly dialectName?: string | undefined;
}

function over({ reference, status }: Contract, consequence: string): Refusal {
  const help = `\`countersign show ${reference}\` tells its story.`;
  return { text: `${reference} is ${status} already: ${consequence}.`, help };
}

function stopped(contract: Contract): Refusal {
  const { reference, failure } = contract;
  return {
    text: `${reference} has stopped and needs attention: ${failure?.detail ?? ""}`.trimEnd(),
    help: `Mend the cause, then: ${commandFor("retry", contract)}`,
  };
}
