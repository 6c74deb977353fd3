import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { Imported } from "./configuration-view.ts";

export const importConfiguration = accountRoute(
  {
    method: "PUT",
    url: "/configuration",
    id: "importConfiguration",
    tag: "configuration",
    summary: "Take the account over from a configuration file, or see what that would change",
    params: NONE,
    query: NONE,
    body: z.object({
      yaml: z.string().max(1_000_000),
      trial: z.boolean().default(false),
      despite: z.boolean().default(false).describe("Although contracts under way would wait"),
    }),
    answer: Imported,
    needs: "owner",
  },
  async ({ house, say, account, caller, body: { yaml, trial, despite } }) =>
    house.configuration.importYaml(account, { yaml, isTrial: trial, despite }, caller, say),
);
