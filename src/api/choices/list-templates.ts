import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { TemplateChoices } from "./choice-view.ts";

export const listTemplates = accountRoute(
  {
    method: "GET",
    url: "/choices/templates",
    id: "listTemplates",
    tag: "choices",
    summary: "The vendor's templates",
    params: NONE,
    query: z.object({ connection: z.string().max(100) }),
    body: NONE,
    answer: TemplateChoices,
    needs: "viewer",
  },
  async ({ house, account, query }) => house.choices.templates(account, query.connection),
);
