import { z } from "zod";
import { shownStatus } from "../../domain/contract.ts";
import { ContractStatus } from "../contracts/shown-statuses.ts";
import { accountRoute, NONE } from "../route.ts";
import { PersonAsked } from "./person-asked.ts";

const Named = z.object({
  reference: z.string(),
  name: z.string().describe("The deal's; empty where it is not known"),
  status: ContractStatus,
});

export const findPerson = accountRoute(
  {
    method: "POST",
    url: "/people-data/find",
    id: "findPerson",
    tag: "privacy",
    summary: "What is kept of somebody who signs, by their e-mail address, and what an erasure would do",
    params: NONE,
    query: NONE,
    body: PersonAsked,
    answer: z.object({
      erased: z.array(Named).describe("Ended without a signature: an erasure takes the person out"),
      kept: z.array(Named).describe("Signed: they stay"),
      open: z.array(Named).describe("Under way: withdraw them first"),
      calls: z.number().int().describe("Recorded calls"),
      deliveries: z.number().int(),
      tests: z.number().int().describe("Contracts that people sent to themselves"),
    }),
    needs: "owner",
  },
  async ({ house, account, body: { email } }) => {
    const { contracts, calls, deliveries, tests } = await house.store.persons.find(account, email);
    const named = (statuses: readonly string[]) =>
      contracts
        .filter(({ status }) => statuses.includes(status))
        .map((contract) => ({
          reference: contract.reference,
          name: contract.about?.name ?? "",
          status: shownStatus(contract),
        }));
    return {
      erased: named(["declined", "expired", "withdrawn"]),
      kept: named(["signed"]),
      open: named(["planned", "drafted", "sent"]),
      calls,
      deliveries: deliveries.length,
      tests: tests.length,
    };
  },
);
