import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { DealChoices } from "./choice-view.ts";

export const searchDeals = accountRoute(
  {
    method: "GET",
    url: "/choices/deals",
    id: "searchDeals",
    tag: "choices",
    summary: "Deals to try a playbook with",
    params: NONE,
    query: z.object({ search: z.string().max(200).default("") }),
    body: NONE,
    answer: DealChoices,
    needs: "viewer",
  },
  async ({ house, account, query }) => house.choices.deals(account, query.search),
);
