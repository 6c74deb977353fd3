import { z } from "zod";
import { playbookName } from "../contracts/playbook-name.ts";
import { Instant } from "../contracts/contract-line.ts";
import { accountRoute, NONE } from "../route.ts";

export const listHeld = accountRoute(
  {
    method: "GET",
    url: "/attention/held",
    id: "listHeld",
    tag: "attention",
    summary: "New contracts that are held because unusually many came at once, by playbook",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: z.object({
      held: z.array(
        z.object({
          playbook: z.string(),
          name: z.string().describe("What people call the playbook"),
          count: z.number().int(),
          since: Instant.describe("When the first of them came"),
          made: z.number().int().describe("Contracts of the same burst that are not held"),
          out: z.number().int().describe("Of these, how many are out for signature now"),
        }),
      ),
    }),
    needs: "viewer",
  },
  async ({ house, account }) => {
    const groups = await house.store.contracts.held(account);
    return {
      held: groups.map(({ playbook, count, since, made, out }) => ({
        playbook,
        name: playbookName(house, account, playbook),
        count,
        since: since.toISOString(),
        made,
        out,
      })),
    };
  },
);
