import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { nobodyThere, PersonParams, placeOf, Role } from "./person.ts";

const Ending = z.object({
  kind: z.enum(["key", "invitation"]),
  name: z.string().describe("The key's name, or the address that is invited"),
  role: Role,
  /** `*` = every account. */
  account: z.string(),
});

/** So that nobody ends by the way what a program needs. */
export const whatEnds = accountRoute(
  {
    method: "GET",
    url: "/people/:person/ends",
    id: "whatEnds",
    tag: "people",
    summary: "What ends with somebody's role: keys and open invitations that they made",
    params: PersonParams,
    query: z.object({
      role: Role.optional().describe("The role that they would have; left out: none"),
      everywhere: z.stringbool().default(false),
    }),
    body: NONE,
    answer: z.object({ ends: z.array(Ending) }),
    needs: "owner",
  },
  async ({ house: { people }, account, caller, params: { person }, query: { role, everywhere } }) => {
    const ends = await people.ends(placeOf(account, everywhere, caller), person, role);
    if (ends === undefined) throw nobodyThere();
    return { ends: ends.map(({ id: _, ...end }) => end) };
  },
);
