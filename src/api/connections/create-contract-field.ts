import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";

export const createContractField = accountRoute(
  {
    method: "POST",
    url: "/connections/kommo/contract-field",
    id: "createContractField",
    tag: "connections",
    summary: "Make the deal field that receives the contract's id, unless it is there",
    params: NONE,
    query: NONE,
    body: z.object({ name: z.string().trim().min(1).max(100).default("Contract ID") }),
    answer: z.object({ id: z.string(), name: z.string(), created: z.boolean() }),
    needs: "operator",
  },
  async ({ house, account, body }) => house.connections.createField(account, body.name),
);
