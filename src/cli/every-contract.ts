import type { Contract } from "../domain/contract.ts";
import type { ContractFilter, Store } from "../store/store.ts";

const PAGE = 500;

/** Page by page, newest first. Rows of one instant stay together, since paging goes by creation time. */
export async function* everyContract(
  store: Pick<Store, "contracts">,
  filter: Pick<ContractFilter, "account" | "status">,
): AsyncGenerator<Contract> {
  let before: Date | undefined;
  const seen = new Set<string>();
  for (let limit = PAGE; ;) {
    const page = await store.contracts.list({
      ...filter,
      limit,
      ...(before === undefined ? {} : { before }),
    });
    const fresh = page.filter((contract) => !seen.has(contract.id));
    yield* fresh;
    for (const contract of fresh) seen.add(contract.id);
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    // One millisecond later than the last row, so that its twins of the same instant are not skipped.
    const edge = new Date(last.createdAt.getTime() + 1);
    limit = before !== undefined && edge.getTime() >= before.getTime() ? limit * 2 : PAGE;
    before = edge;
  }
}
