import { z } from "zod";
import { doerOf } from "../doer-of.ts";
import { accountRoute, NONE } from "../route.ts";
import { PersonAsked } from "./person-asked.ts";

const References = z.array(z.string());

export const erasePerson = accountRoute(
  {
    method: "POST",
    url: "/people-data/erase",
    id: "erasePerson",
    tag: "privacy",
    summary:
      "Takes somebody out of contracts that ended without a signature, out of deliveries and recorded calls",
    params: NONE,
    query: NONE,
    body: PersonAsked,
    answer: z.object({
      erased: References,
      kept: References.describe("Signed"),
      open: References.describe("Under way: withdraw them, and erase once more"),
      calls: z.number().int(),
      deliveries: z.number().int(),
      tests: z.number().int().describe("Contracts that people sent to themselves"),
    }),
    needs: "owner",
  },
  async ({ house, account, caller, body: { email } }) => {
    const { erased, kept, open, ...records } = await house.store.transaction(async (tx) => {
      const at = house.now();
      const done = await tx.persons.erase(account, email, at);
      const data = { contracts: String(done.erased.length) };
      await tx.changes.note({ account, at, event: "person_erased", by: doerOf(caller), data });
      return done;
    });
    return { erased: [...erased], kept: [...kept], open: [...open], ...records };
  },
);
