import { z } from "zod";
import { doerOf } from "../doer-of.ts";
import { accountRoute, NONE } from "../route.ts";
import { Email } from "../welcome/newcomer.ts";
import { asOwner, checkPerson, Everywhere, Invitation, invitationOf, placeOf, Role } from "./person.ts";

export const invitePerson = accountRoute(
  {
    method: "POST",
    url: "/people/invitations",
    id: "invitePerson",
    tag: "people",
    summary: "Make a one-time link that lets somebody in; it ends after seven days, and only people may",
    params: NONE,
    query: NONE,
    body: z.object({ email: Email, role: Role, everywhere: Everywhere }),
    /** `path`: to be put behind this console's own address; told once. */
    answer: z.object({ invitation: Invitation, path: z.string() }),
    needs: "owner",
  },
  async ({ house: { people }, account, caller, body: { email, role, everywhere } }) => {
    checkPerson(caller, "invite");
    const place = placeOf(account, everywhere, caller);
    const ask = { account: place, email, role, by: doerOf(caller) };
    const { link, token } = await asOwner(() => people.invite(ask));
    return { invitation: invitationOf(link), path: `/invitation#${token}` };
  },
);
