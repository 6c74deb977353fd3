import type { Contract } from "../domain/contract.ts";
import { cursorOf } from "../store/cursor.ts";
import type { ContractFilter, Store } from "../store/store.ts";

const PAGE = 500;

/** Page by page, newest first; each contract once, also among many of the same instant. */
export async function* everyContract(
  store: Pick<Store, "contracts">,
  filter: Pick<ContractFilter, "account" | "status">,
): AsyncGenerator<Contract> {
  let page = await store.contracts.list({ ...filter, limit: PAGE });
  for (;;) {
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    page = await store.contracts.list({ ...filter, limit: PAGE, after: cursorOf(last) });
  }
}
