import { Done, DONE } from "../done.ts";
import { NONE, openRoute } from "../route.ts";
import { NewAccount } from "./configuration-view.ts";

export const createAccount = openRoute(
  {
    method: "POST",
    url: "/accounts",
    id: "createAccount",
    tag: "configuration",
    summary: "Add an account to the installation",
    params: NONE,
    query: NONE,
    body: NewAccount,
    answer: Done,
    needs: "owner",
  },
  async ({ house, caller, body }) => {
    await house.configuration.createAccount(body, caller);
    return DONE;
  },
);
