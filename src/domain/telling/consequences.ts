import type { Capabilities } from "../capabilities.ts";
import type { Contract } from "../contract.ts";
import { isOver } from "../moves.ts";
import type { Outcome, OutcomeName, Playbook } from "../playbook.ts";
import { signersOfContract } from "./stands.ts";

/** What a person may ask for on the console. `again`: a new contract after one that was not signed. */
export const ACTIONS = ["look", "resume", "send", "remind", "withdraw", "extend", "again", "link"] as const;
export type Action = (typeof ACTIONS)[number];

/** What will happen if it is done: one or two sentences each. */
export interface Consequence {
  readonly atVendor: string;
  readonly inCrm: string;
}

interface Around {
  readonly vendor: string;
  readonly can: Capabilities;
  readonly playbook: Playbook;
}

const NOTHING_IN_CRM = "Nothing changes.";

/** Told before a person confirms; from what the vendor can do and what the playbook says. */
export function consequence(action: Action, contract: Contract, around: Around): Consequence {
  const { vendor } = around;
  switch (action) {
    case "look":
      return {
        atVendor: `${vendor} is asked where the contract stands. Nothing is changed there.`,
        inCrm: "Only what is new is written to the deal.",
      };
    case "resume":
      return resumed(contract, around);
    case "send":
      return {
        atVendor: `${vendor} asks ${open(contract)} for their signatures.`,
        inCrm: told(around, "sent"),
      };
    case "remind":
      return { atVendor: `${vendor} reminds ${open(contract)}.`, inCrm: NOTHING_IN_CRM };
    case "withdraw":
      return withdrawn(contract, around);
    case "extend":
      return {
        atVendor:
          around.can.expiry === "vendor"
            ? `${vendor} gives the signers until the new day.`
            : `Nothing changes there: the deadline is kept here.`,
        inCrm: NOTHING_IN_CRM,
      };
    case "again":
      return again(contract, around);
    case "link":
      return {
        atVendor: `The contract that you name is read; nothing is created. If it is still a draft, it goes out as the playbook says.`,
        inCrm: `The deal is told what the contract has come to. ${told(around, "sent")}`,
      };
    default:
      return action satisfies never;
  }
}

function resumed(contract: Contract, around: Around): Consequence {
  const { vendor } = around;
  const isUnmade = contract.status === "planned";
  return {
    atVendor: isUnmade
      ? `It is filled in from the deal as it is now, looked for at ${vendor}, and created only if it is not there.`
      : `It goes on from where it stopped: ${vendor} is asked first, and nothing is done twice.`,
    inCrm: isUnmade ? told(around, "sent") : "What has not been written to the deal yet is written.",
  };
}

function withdrawn(contract: Contract, around: Around): Consequence {
  const { vendor, can } = around;
  if (contract.status === "planned")
    return { atVendor: `Nothing is created at ${vendor}.`, inCrm: NOTHING_IN_CRM };
  if (contract.missingSince !== undefined)
    return {
      atVendor: `${vendor} does not show it any more; nothing is done there.`,
      inCrm: told(around, "withdrawn"),
    };
  const how = {
    recall: "takes it back",
    withdraw: "withdraws it",
    cancel: "cancels it",
    delete: "deletes it",
    none: "keeps the draft, unsent",
  }[can.withdraw];
  const sent = contract.status === "sent" ? `; ${open(contract)} can no longer sign` : "";
  return {
    atVendor: `${vendor} ${how}${sent}. This cannot be undone.`,
    inCrm: contract.sentAt === undefined ? NOTHING_IN_CRM : told(around, "withdrawn"),
  };
}

function again(contract: Contract, around: Around): Consequence {
  const { vendor, can, playbook } = around;
  const goes = playbook.send.automatically ? "sends it" : "keeps it as a draft until a person sends it";
  const former =
    contract.status === "expired" && can.revive
      ? ` The former one must not be revived there: both could be signed.`
      : "";
  return {
    atVendor: `${vendor} gets a new contract, filled in from the deal as it is now, and ${goes}. The former one stays as it is.${former}`,
    inCrm: told(around, "sent"),
  };
}

/** Whom it concerns: those who have not signed. */
function open(contract: Contract): string {
  const names = signersOfContract(contract)
    .filter(({ status }) => status !== "signed")
    .map(({ name }) => name);
  if (names.length === 0) return isOver(contract.status) ? "nobody" : "its signers";
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

/** What the playbook does with the deal at this point. */
function told({ playbook }: Around, name: OutcomeName): string {
  const { stage, note, task, attach }: Outcome = playbook.outcomes[name];
  const parts = [
    ...(stage === undefined ? [] : [`the deal moves to “${stage}”`]),
    ...(note === undefined ? [] : ["the deal gets a note"]),
    ...(task === undefined ? [] : ["the responsible user gets a task"]),
    ...(attach ? ["the signed PDF is attached"] : []),
  ];
  if (parts.length === 0) return NOTHING_IN_CRM;
  const sentence = parts.join(", ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
