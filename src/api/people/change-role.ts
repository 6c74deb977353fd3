import { z } from "zod";
import { Done, DONE } from "../done.ts";
import { doerOf } from "../doer-of.ts";
import { accountRoute, NONE } from "../route.ts";
import { checkChange, checkPerson, Everywhere, PersonParams, placeOf, Role } from "./person.ts";

export const changeRole = accountRoute(
  {
    method: "PATCH",
    url: "/people/:person",
    id: "changeRole",
    tag: "people",
    summary:
      "Give somebody another role; with a lesser one, what they made and exceeds it ends. Only people may",
    params: PersonParams,
    query: NONE,
    body: z.object({ role: Role, everywhere: Everywhere }),
    answer: Done,
    needs: "owner",
  },
  async ({ house: { people }, account, caller, params: { person }, body: { role, everywhere } }) => {
    checkPerson(caller, "changeRoles");
    checkChange(await people.change(placeOf(account, everywhere, caller), person, role, doerOf(caller)));
    return DONE;
  },
);
