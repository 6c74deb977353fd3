import { onTestFinished } from "vitest";
import type { Contract } from "../src/domain/contract.ts";
import { createWorld } from "./world.ts";
import type { World, WorldOptions } from "./world.ts";
import type { DealState } from "./town.ts";

/** Both ways of speaking with Contractbook: stories hold in each of them. */
export const DIALECTS = ["documented", "brief"] as const;

/** A world that ends with the test. */
export async function openWorld(options?: WorldOptions): Promise<World> {
  const world = await createWorld(options);
  onTestFinished(() => world.close());
  return world;
}

/** A deal whose contract is out for signature. */
export interface SentDeal {
  readonly id: string;
  readonly contract: Contract;
  /** The contract's id at the vendor. */
  readonly remoteId: string;
}

/** A new deal is won and its contract goes out. */
export async function sendDeal(world: World, change?: Readonly<Record<string, unknown>>): Promise<SentDeal> {
  const id = await winDeal(world, change);
  const contract = await world.contract(id);
  if (contract.status !== "sent" || contract.remoteId === undefined)
    throw new Error(`the contract is ${contract.status}: ${JSON.stringify(contract.failure)}`);
  return { id, contract, remoteId: contract.remoteId };
}

/** A new deal is won, and everything that follows from it has been done. */
export async function winDeal(world: World, change?: Readonly<Record<string, unknown>>): Promise<string> {
  const id = await world.createDeal(change);
  await world.moveDeal(id, "Won");
  await world.settle();
  return id;
}

/** Texts of the deal's notes without our markers, oldest first. */
export function notesOf(deal: DealState): readonly string[] {
  return deal.notes.map(({ text }) => withoutMarker(text));
}

/** Texts of the deal's tasks without our markers, oldest first. */
export function tasksOf(deal: DealState): readonly string[] {
  return deal.tasks.map(({ text }) => withoutMarker(text));
}

function withoutMarker(text: string): string {
  return text.replace(/\s*\[CS-[^\]]*\]\s*$/u, "");
}
