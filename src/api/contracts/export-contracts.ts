import { Readable } from "node:stream";
import { csvLine } from "../../domain/csv-line.ts";
import { paged } from "../paged.ts";
import { NONE, rawAccountRoute } from "../route.ts";
import { ContractFilter, toCatalogueFilter } from "./contract-filter.ts";
import { toContractLine } from "./contract-line.ts";
import { knowManagers } from "./manager-names.ts";
import type { House } from "../house.ts";
import type { CatalogueFilter, CataloguePage, CatalogueSort } from "../../store/catalogue.ts";

const PAGE = 1_000;

const HEADING = [
  "reference",
  "status",
  "deal",
  "deal_id",
  "amount",
  "company",
  "contact",
  "title",
  "playbook",
  "connection",
  "vendor_id",
  "manager",
  "signers",
  "created_at",
  "sent_at",
  "expires_at",
  "ended_at",
  "problem",
];

export const exportContracts = rawAccountRoute(
  {
    method: "GET",
    url: "/contracts.csv",
    id: "exportContracts",
    tag: "contracts",
    summary: "All contracts that fit the filter, as CSV",
    params: NONE,
    query: ContractFilter,
    body: NONE,
    needs: "viewer",
    produces: "text/csv",
  },
  async ({ house, account, query }, reply) => {
    await knowManagers(house, account);
    const filter = toCatalogueFilter(account, query);
    const day = house.now().toISOString().slice(0, 10);
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="contracts-${day}.csv"`)
      .send(Readable.from(lines(house, filter, query.sort)));
  },
);

/** Page by page, so that a hundred thousand never stand in memory together. Spreadsheets know the text by its mark. */
async function* lines(house: House, filter: CatalogueFilter, sort: CatalogueSort): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(HEADING)}\r\n`;
  for (let after: string | undefined; ;) {
    const query = { ...filter, sort, limit: PAGE, ...(after === undefined ? {} : { after }) };
    const page: CataloguePage = await paged(() => house.store.catalogue.page(query));
    yield page.rows.map((row) => `${line(toContractLine(house, filter.account, row))}\r\n`).join("");
    after = page.next;
    if (after === undefined) return;
  }
}

function line(contract: ReturnType<typeof toContractLine>): string {
  const { deal, connection, manager, signers } = contract;
  return csvLine([
    contract.reference,
    contract.status,
    deal.name,
    deal.id,
    deal.price,
    contract.company,
    contract.contact,
    contract.title,
    contract.playbook,
    connection.id,
    contract.vendorId,
    manager?.name,
    signers.map(({ name, email, status }) => `${name} <${email}> ${status}`).join("; "),
    contract.createdAt,
    contract.sentAt,
    contract.expiresAt,
    contract.endedAt,
    contract.problem,
  ]);
}
