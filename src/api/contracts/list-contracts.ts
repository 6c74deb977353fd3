import { z } from "zod";
import { paged } from "../paged.ts";
import { accountRoute, NONE } from "../route.ts";
import { ContractFilter, toCatalogueFilter } from "./contract-filter.ts";
import { ContractLine, toContractLine } from "./contract-line.ts";
import { knowFormerVendors } from "./former-vendors.ts";
import { knowManagers } from "./manager-names.ts";

const Query = ContractFilter.extend({
  after: z.string().max(300).optional().describe("`next` of the page before"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const Contracts = z.object({
  contracts: z.array(ContractLine),
  next: z.string().optional().describe("Absent = this is the last page"),
  found: z
    .object({ count: z.number().int(), isAtLeast: z.boolean() })
    .optional()
    .describe(
      "How many fit the filter; counted up to 2,000. Absent where that would take long: ask the overview",
    ),
});

export const listContracts = accountRoute(
  {
    method: "GET",
    url: "/contracts",
    id: "listContracts",
    tag: "contracts",
    summary: "Contracts, filtered, searched and sorted, page by page",
    params: NONE,
    query: Query,
    body: NONE,
    answer: Contracts,
    needs: "viewer",
  },
  async ({ house, say, account, query }) => {
    const { sort, limit, after } = query;
    const filter = { ...toCatalogueFilter(account, query), sort, limit };
    const [page] = await Promise.all([
      paged(() => house.store.catalogue.page(after === undefined ? filter : { ...filter, after })),
      knowManagers(house, account),
      knowFormerVendors(house, account),
    ]);
    return {
      contracts: page.rows.map((row) => toContractLine(house, say, account, row)),
      ...(page.next === undefined ? {} : { next: page.next }),
      ...(page.found === undefined ? {} : { found: page.found }),
    };
  },
);
