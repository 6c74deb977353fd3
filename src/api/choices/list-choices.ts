import { accountRoute, NONE } from "../route.ts";
import { Choices } from "./choice-view.ts";

export const listChoices = accountRoute(
  {
    method: "GET",
    url: "/choices",
    id: "listChoices",
    tag: "choices",
    summary: "Pipelines, stages, users, fields and connections to choose from",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: Choices,
    needs: "viewer",
  },
  async ({ house, say, account }) => house.choices.all(account, say),
);
