import { api } from "../../api/api.ts";
import type { ContractView } from "./contract-query.ts";

/** What a person may ask for. */
export type Action = ContractView["actions"][number]["action"];

/** What some actions need to know. */
export interface Particulars {
  /** `withdraw`: why. */
  readonly reason: string;
  /** `extend`: how many days from now. */
  readonly days: number;
  /** `link`: the vendor's id of the contract, or its address. */
  readonly contract: string;
  /** `link`: where that contract is; empty = at this contract's own connection. */
  readonly connection: string;
}

type Ask = (
  of: { readonly account: string; readonly reference: string },
  more: Particulars,
) => Promise<unknown>;

const { actions } = api;

const CALLS: Readonly<Record<Action, Ask>> = {
  look: (of) => actions.lookAtContract(of),
  resume: (of) => actions.resumeContract(of),
  send: (of) => actions.sendContract(of),
  remind: (of) => actions.remindSigners(of),
  withdraw: (of, { reason }) => actions.withdrawContract(of, reason === "" ? {} : { reason }),
  extend: (of, { days }) => actions.extendContract(of, { days }),
  again: (of) => actions.sendContractAgain(of),
  link: (of, { contract, connection }) =>
    actions.linkContract(of, connection === "" ? { contract } : { contract, connection }),
};

/** Asks for it. What comes of it is told by the contract's timeline. */
export function askFor(
  account: string,
  reference: string,
  action: Action,
  particulars: Particulars,
): Promise<unknown> {
  return CALLS[action]({ account, reference }, particulars);
}
