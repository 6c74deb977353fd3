import type { Say } from "../../texts/say.ts";
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
  readonly say: Say;
  readonly vendor: string;
  readonly can: Capabilities;
  readonly playbook: Playbook;
}

/** Told before a person confirms; from what the vendor can do and what the playbook says. */
export function consequence(action: Action, contract: Contract, around: Around): Consequence {
  const { say, vendor } = around;
  switch (action) {
    case "look":
      return {
        atVendor: say("consequences:look.atVendor", { vendor }),
        inCrm: say("consequences:look.inCrm"),
      };
    case "resume":
      return resumed(contract, around);
    case "send":
      return {
        atVendor: say("consequences:send", { vendor, people: open(contract, say) }),
        inCrm: told(around, "sent"),
      };
    case "remind":
      return {
        atVendor: say("consequences:remind", { vendor, people: open(contract, say) }),
        inCrm: say("consequences:nothing"),
      };
    case "withdraw":
      return withdrawn(contract, around);
    case "extend":
      return {
        atVendor: say(
          around.can.expiry === "vendor" ? "consequences:extend.vendor" : "consequences:extend.ours",
          { vendor },
        ),
        inCrm: say("consequences:nothing"),
      };
    case "again":
      return again(contract, around);
    case "link":
      return {
        atVendor: say("consequences:link.atVendor"),
        inCrm: say("consequences:link.inCrm", { told: told(around, "sent") }),
      };
    default:
      return action satisfies never;
  }
}

function resumed({ status }: Contract, around: Around): Consequence {
  const { say, vendor } = around;
  return status === "planned"
    ? { atVendor: say("consequences:resume.unmade", { vendor }), inCrm: told(around, "sent") }
    : { atVendor: say("consequences:resume.atVendor", { vendor }), inCrm: say("consequences:resume.inCrm") };
}

function withdrawn(contract: Contract, around: Around): Consequence {
  const { say, vendor, can } = around;
  if (contract.status === "planned")
    return { atVendor: say("consequences:withdraw.planned", { vendor }), inCrm: say("consequences:nothing") };
  if (contract.missingSince !== undefined)
    return { atVendor: say("consequences:withdraw.missing", { vendor }), inCrm: told(around, "withdrawn") };
  const how = contract.status === "sent" ? (`${can.withdraw}Sent` as const) : can.withdraw;
  return {
    atVendor: say(`consequences:withdraw.${how}`, { vendor, people: open(contract, say) }),
    inCrm: contract.sentAt === undefined ? say("consequences:nothing") : told(around, "withdrawn"),
  };
}

function again(contract: Contract, around: Around): Consequence {
  const { say, vendor, can, playbook } = around;
  const goes = playbook.send.automatically ? "sends" : "keeps";
  const kept = say(`consequences:again.${goes}`, { vendor });
  const isRevivable = contract.status === "expired" && can.revive;
  return {
    atVendor: isRevivable ? say("consequences:again.revivable", { consequence: kept }) : kept,
    inCrm: told(around, "sent"),
  };
}

/** Whom it concerns: those who have not signed. */
function open(contract: Contract, say: Say): string {
  const names = signersOfContract(contract)
    .filter(({ status }) => status !== "signed")
    .map(({ name }) => name);
  if (names.length === 0)
    return say(isOver(contract.status) ? "consequences:people.nobody" : "consequences:people.itsSigners");
  return names.length > 3
    ? say("consequences:people.more", { names: names.slice(0, 3).join(", "), count: names.length - 3 })
    : names.join(", ");
}

/** What the playbook does with the deal at this point. */
function told({ say, playbook }: Around, name: OutcomeName): string {
  const { stage, note, task, attach }: Outcome = playbook.outcomes[name];
  const parts = [
    ...(stage === undefined ? [] : [say("consequences:deal.moves", { stage })]),
    ...(note === undefined ? [] : [say("consequences:deal.note")]),
    ...(task === undefined ? [] : [say("consequences:deal.task")]),
    ...(attach ? [say("consequences:deal.attached")] : []),
  ];
  if (parts.length === 0) return say("consequences:nothing");
  const sentence = parts.join(", ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
