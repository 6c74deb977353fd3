import type { Participant, StoredContract } from "./contract.ts";
import { signatoriesOf } from "./contract.ts";
import { happen } from "./happen.ts";
import { nowOf } from "./world.ts";
import type { World } from "./world.ts";

const setState = (world: World, contract: StoredContract, state: StoredContract["state"]): void => {
  contract.state = state;
  contract.stateAt = nowOf(world);
  contract.fileAsked = 0;
  if (state !== "pending") world.expiring.delete(contract);
};

/** The participant opens the contract; only the first visit leaves a trace. */
export const openContract = (world: World, contract: StoredContract, by: Participant): void => {
  const at = nowOf(world);
  by.visits += 1;
  by.lastVisitAt = at;
  if (by.deliveryStatus === "success") by.deliveryStatus = "opened";
  if (by.firstVisitAt !== null) return;
  by.firstVisitAt = at;
  happen(world, contract, "visited", by);
};

/** The participant signs; the last one makes the contract signed. Whose turn it is has been checked by the caller. */
export const signContract = (world: World, contract: StoredContract, by: Participant): void => {
  openContract(world, contract, by);
  by.signState = "signed";
  by.signStateAt = nowOf(world);
  const isLast = signatoriesOf(contract).every(({ signState }) => signState === "signed");
  if (isLast) setState(world, contract, "signed");
  happen(world, contract, isLast ? "signed" : "signed-by-one", by);
};

/** The participant says no. The vendor's API has no place for the reason. */
export const declineContract = (world: World, contract: StoredContract, by: Participant): void => {
  openContract(world, contract, by);
  by.signState = "declined";
  by.signStateAt = nowOf(world);
  setState(world, contract, "declined");
  happen(world, contract, "declined", by);
};

/** The signing period is over: nobody can sign until there is a new one. */
export const expireContract = (world: World, contract: StoredContract): void => {
  setState(world, contract, "overdue");
  happen(world, contract, "expired");
};

/** A new signing period brings an overdue contract back. */
export const reviveContract = (world: World, contract: StoredContract): void => {
  setState(world, contract, "pending");
  happen(world, contract, "revived");
};

/** The contract was edited: whoever signed has to sign anew. Nothing happens where nobody had. */
export const resetSignatures = (world: World, contract: StoredContract): void => {
  const signed = signatoriesOf(contract).filter(({ signState }) => signState === "signed");
  for (const participant of signed) {
    participant.signState = "undecided";
    participant.signStateAt = nowOf(world);
  }
  if (signed.length > 0) happen(world, contract, "signatures-reset", signed[0]);
};

/** Ends the signing period of every contract whose time has come. */
export const expireDue = (world: World): void => {
  const at = nowOf(world);
  for (const contract of world.expiring) {
    if (contract.expiresAt !== null && contract.expiresAt < at) expireContract(world, contract);
  }
};
