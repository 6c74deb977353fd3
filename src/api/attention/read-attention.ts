import { z } from "zod";
import { wayOutOnScreen } from "../../domain/telling/way-out-on-screen.ts";
import type { CatalogueRow } from "../../store/catalogue.ts";
import { ContractLine, Instant, toContractLine } from "../contracts/contract-line.ts";
import { knowManagers } from "../contracts/manager-names.ts";
import type { House } from "../house.ts";
import { connectionStates, isTroubled } from "../overview/connection-states.ts";
import { ConnectionState } from "../overview/overview-view.ts";
import { paged } from "../paged.ts";
import { accountRoute, NONE } from "../route.ts";
import type { Say } from "../../texts/say.ts";

const Troubled = ContractLine.extend({
  code: z.string(),
  what: z.string().describe("The kind of trouble, one sentence"),
  detail: z.string(),
  help: z.string().describe("The way out"),
  since: Instant,
}).meta({ id: "TroubledContract" });

const Attention = z.object({
  connections: z.array(ConnectionState).describe("Those that are ill"),
  contracts: z
    .array(Troubled)
    .describe("Those that need a person each, newest first; held ones are answered together"),
  count: z.number().int().describe("How many need a person, on all pages, held ones included"),
  next: z.string().optional(),
});

export const readAttention = accountRoute(
  {
    method: "GET",
    url: "/attention",
    id: "readAttention",
    tag: "attention",
    summary: "Every failed contract and every dead connection, with the way out",
    params: NONE,
    query: z.object({
      after: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    body: NONE,
    answer: Attention,
    needs: "viewer",
  },
  async ({ house, say, account, query: { after, limit } }) => {
    const filter = { account, status: "stopped", sort: "newest", limit } as const;
    const [page, states, count] = await Promise.all([
      paged(() => house.store.catalogue.page(after === undefined ? filter : { ...filter, after })),
      connectionStates(house, say, account),
      house.store.figures.count(account, "failed"),
      knowManagers(house, account),
    ]);
    return {
      connections: states.filter(isTroubled),
      contracts: page.rows.flatMap((row) => troubled(house, say, account, row)),
      count,
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  },
);

function troubled(house: House, say: Say, account: string, row: CatalogueRow): z.input<typeof Troubled>[] {
  const { failure } = row;
  if (failure === undefined) return [];
  return [
    {
      ...toContractLine(house, say, account, row),
      code: failure.code,
      what: say(`errors:${failure.code}.what`),
      detail: failure.detail,
      help: wayOutOnScreen(failure.code, say),
      since: failure.since,
    },
  ];
}
