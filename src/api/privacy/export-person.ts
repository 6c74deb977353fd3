import { z } from "zod";
import { doerOf } from "../doer-of.ts";
import { accountRoute, NONE } from "../route.ts";
import { PersonAsked } from "./person-asked.ts";

export const exportPerson = accountRoute(
  {
    method: "POST",
    url: "/people-data/export",
    id: "exportPerson",
    tag: "privacy",
    summary: "All that is kept of somebody who signs, for them to have",
    params: NONE,
    query: NONE,
    body: PersonAsked,
    answer: z.object({
      email: z.string(),
      account: z.string(),
      at: z.iso.datetime(),
      contracts: z.array(z.unknown()).describe("As they are stored, each with its trail"),
      deliveries: z.array(z.unknown()).describe("Calls of Kommo and the vendors that name the person"),
      tests: z
        .array(z.unknown())
        .describe("Contracts that people sent to themselves and that name the address"),
      calls: z.number().int().describe("How many recorded calls there are about it"),
    }),
    needs: "owner",
  },
  async ({ house, account, caller, body: { email } }) => {
    const at = house.now();
    const found = await house.store.persons.find(account, email);
    const plain: { contracts: unknown[]; deliveries: unknown[]; tests: unknown[]; calls: number } =
      JSON.parse(JSON.stringify(found));
    const data = { contracts: String(plain.contracts.length) };
    await house.store.changes.note({ account, at, event: "person_exported", by: doerOf(caller), data });
    return { email, account, at: at.toISOString(), ...plain };
  },
);
