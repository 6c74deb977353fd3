import { z } from "zod";
import type { Contract } from "../../domain/contract.ts";
import { troubleWords } from "../../domain/telling/trouble-words.ts";
import { vendorOf } from "../contracts/vendor-of.ts";
import type { House } from "../house.ts";
import { accountRoute, NONE } from "../route.ts";
import type { Say } from "../../texts/say.ts";

const MOST = 100;

const Resumed = z.object({
  reference: z.string(),
  state: z
    .enum(["asked", "stopped", "waiting", "on"])
    .describe("`asked`: not taken up yet. `waiting`: for a broken connection. `on`: it goes on, or is over"),
  since: z.iso.datetime().optional().describe("Since when it has stopped, or waits"),
  waitsFor: z.string().optional().describe("What people call that connection"),
  problem: z.string().optional().describe("What stopped it, or what it waits for: one sentence"),
});

export const readResumed = accountRoute(
  {
    method: "GET",
    url: "/attention/resumed",
    id: "readResumed",
    tag: "attention",
    summary: "What has come of contracts that were resumed; those that are not there are left out",
    params: NONE,
    query: z.object({
      references: z
        .string()
        .min(1)
        .max(MOST * 41)
        .describe("Separated by commas; a hundred at most"),
    }),
    body: NONE,
    answer: z.object({ contracts: z.array(Resumed) }),
    needs: "viewer",
  },
  async ({ house, say, account, query }) => {
    const references = [...new Set(query.references.split(","))].slice(0, MOST);
    const found = await Promise.all(
      references.map((reference) => house.store.contracts.byReference(account, reference)),
    );
    return {
      contracts: found.flatMap((contract) =>
        contract === undefined ? [] : [toResumed(house, say, account, contract)],
      ),
    };
  },
);

function toResumed(house: House, say: Say, account: string, contract: Contract): z.input<typeof Resumed> {
  const { reference, failure, waiting, wishes } = contract;
  if (wishes.some(({ kind }) => kind === "resume")) return { reference, state: "asked" };
  const troubled = failure ?? waiting;
  if (troubled === undefined) return { reference, state: "on" };
  const problem = troubleWords(troubled, say);
  const { since } = troubled;
  if (failure !== undefined || waiting === undefined) return { reference, state: "stopped", since, problem };
  const { connection } = waiting;
  const waitsFor = connection === "kommo" ? "Kommo" : vendorOf(house, account, connection);
  return { reference, state: "waiting", since, problem, waitsFor };
}
