import type { Contract } from "../domain/contract.ts";
import { probeMark } from "./probe-mark.ts";
import type { Tools } from "./runtime.ts";

/**
 * A missing contract has been withdrawn: the others of its connection are judged anew with the clock's next round, not
 * only after the pause that has grown meanwhile.
 */
export async function trySoon(
  { store, health }: Tools,
  { account, connection }: Pick<Contract, "account" | "connection">,
): Promise<void> {
  const broken = await health.broken(account, connection);
  if (broken?.code === "contracts_missing")
    await store.marks.set(account, probeMark(connection), new Date(0));
}
