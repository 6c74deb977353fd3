import { z } from "zod";
import type { CatalogueFilter } from "../../store/catalogue.ts";
import { SHOWN_STATUSES } from "./shown-statuses.ts";

const LONGEST_SEARCH = 200;

/** What a list of contracts may be narrowed to, and how it is sorted. */
export const ContractFilter = z.object({
  status: z.enum([...SHOWN_STATUSES, "waiting"]).optional(),
  playbook: z.string().max(200).optional(),
  connection: z.string().max(200).optional(),
  user: z.string().max(40).optional().describe("Id of the deal's responsible user"),
  search: z
    .string()
    .max(LONGEST_SEARCH)
    .optional()
    .describe("Beginnings of words: deal, company, people, e-mail, reference, deal id, the vendor's id"),
  sort: z.enum(["newest", "sent", "ended", "expiring"]).default("newest"),
});

/** The filter in the store's words. */
export function toCatalogueFilter(
  account: string,
  { status, playbook, connection, user, search }: z.output<typeof ContractFilter>,
): CatalogueFilter {
  return {
    account,
    ...(status === undefined ? {} : { status }),
    ...(playbook === undefined ? {} : { playbook }),
    ...(connection === undefined ? {} : { connection }),
    ...(user === undefined ? {} : { person: user }),
    ...(search === undefined ? {} : { search }),
  };
}
