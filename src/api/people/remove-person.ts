import { z } from "zod";
import { Done, DONE } from "../done.ts";
import { doerOf } from "../doer-of.ts";
import { accountRoute, NONE } from "../route.ts";
import { checkChange, checkPerson, PersonParams, placeOf } from "./person.ts";

export const removePerson = accountRoute(
  {
    method: "DELETE",
    url: "/people/:person",
    id: "removePerson",
    tag: "people",
    summary:
      "Take somebody's role away, with the keys and open invitations that they made; who has none left is forgotten. Only people may",
    params: PersonParams,
    query: z.object({ everywhere: z.stringbool().default(false) }),
    body: NONE,
    answer: Done,
    needs: "owner",
  },
  async ({ house: { people }, account, caller, params: { person }, query: { everywhere } }) => {
    checkPerson(caller, "remove");
    checkChange(await people.remove(placeOf(account, everywhere, caller), person, doerOf(caller)));
    return DONE;
  },
);
