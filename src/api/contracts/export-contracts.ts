import { Readable } from "node:stream";
import { csvLine } from "../../domain/csv-line.ts";
import { zonedInstant } from "../../domain/telling/zoned-instant.ts";
import { paged } from "../paged.ts";
import { NONE, rawAccountRoute } from "../route.ts";
import { ContractFilter, toCatalogueFilter } from "./contract-filter.ts";
import { toContractLine } from "./contract-line.ts";
import { knowFormerVendors } from "./former-vendors.ts";
import { knowManagers } from "./manager-names.ts";
import type { House } from "../house.ts";
import type { CatalogueFilter, CataloguePage, CatalogueSort } from "../../store/catalogue.ts";
import type { Say } from "../../texts/say.ts";

const PAGE = 1_000;

const COLUMNS = [
  "reference",
  "status",
  "status_code",
  "deal",
  "deal_id",
  "amount",
  "company",
  "contact",
  "title",
  "playbook",
  "playbook_name",
  "vendor",
  "connection",
  "vendor_id",
  "manager",
  "signers",
  "created_at",
  "sent_at",
  "expires_at",
  "ended_at",
  "problem",
] as const;

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
  async ({ house, say, account, query }, reply) => {
    await Promise.all([knowManagers(house, account), knowFormerVendors(house, account)]);
    const filter = toCatalogueFilter(account, query);
    const zone = house.account(account)?.timezone ?? "UTC";
    const day = zonedInstant(house.now(), zone).slice(0, 10);
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="contracts-${day}.csv"`)
      .send(Readable.from(lines({ house, say, zone }, filter, query.sort)));
  },
);

interface Reading {
  readonly house: House;
  readonly say: Say;
  /** IANA zone in which instants are written. */
  readonly zone: string;
}

/** Page by page, so that a hundred thousand never stand in memory together. Spreadsheets know the text by its mark. */
async function* lines(
  { house, say, zone }: Reading,
  filter: CatalogueFilter,
  sort: CatalogueSort,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(COLUMNS.map((column) => say(`csv:column.${column}`)))}\r\n`;
  for (let after: string | undefined; ;) {
    const query = { ...filter, sort, limit: PAGE, ...(after === undefined ? {} : { after }) };
    const page: CataloguePage = await paged(() => house.store.catalogue.page(query));
    yield page.rows
      .map((row) => `${line(toContractLine(house, say, filter.account, row), { say, zone })}\r\n`)
      .join("");
    after = page.next;
    if (after === undefined) return;
  }
}

function line(
  contract: ReturnType<typeof toContractLine>,
  { say, zone }: Pick<Reading, "say" | "zone">,
): string {
  const at = (instant: string | undefined): string | undefined =>
    instant === undefined ? undefined : zonedInstant(new Date(instant), zone);
  const { deal, connection, manager, signers } = contract;
  return csvLine([
    contract.reference,
    say(`common:status.${contract.status}`),
    contract.status,
    deal.name,
    deal.id,
    deal.price,
    contract.company,
    contract.contact,
    contract.title,
    contract.playbook,
    contract.playbookName,
    connection.vendor,
    connection.id,
    contract.vendorId,
    manager?.name,
    signers.map(({ name, email, status }) => `${name} <${email}> ${status}`).join("; "),
    at(contract.createdAt),
    at(contract.sentAt),
    at(contract.expiresAt),
    at(contract.endedAt),
    contract.problem,
  ]);
}
