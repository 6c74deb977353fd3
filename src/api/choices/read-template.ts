import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { TemplateDetail } from "./choice-view.ts";

export const readTemplate = accountRoute(
  {
    method: "GET",
    url: "/choices/template",
    id: "readTemplate",
    tag: "choices",
    summary: "A template's fields and roles, with what could fill them",
    params: NONE,
    query: z.object({ connection: z.string().max(100), template: z.string().min(1).max(300) }),
    body: NONE,
    answer: TemplateDetail,
    needs: "viewer",
  },
  async ({ house, account, query }) => house.choices.template(account, query.connection, query.template),
);
