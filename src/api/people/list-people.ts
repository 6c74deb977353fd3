import { z } from "zod";
import { includes } from "../../auth/caller.ts";
import { accountRoute, NONE } from "../route.ts";
import { Invitation, invitationOf, Role } from "./person.ts";

const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    /** The role is one in every account. */
    isEverywhere: z.boolean(),
    hasSecondFactor: z.boolean(),
    hasProvenAddress: z
      .boolean()
      .describe("An issuer has said that the address is theirs; an invitation does not prove that"),
    isYou: z.boolean(),
    since: z.iso.datetime(),
  })
  .meta({ id: "Person" });

export const listPeople = accountRoute(
  {
    method: "GET",
    url: "/people",
    id: "listPeople",
    tag: "people",
    summary: "Who may do what here; owners also see who is invited",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: z.object({ people: z.array(Person), invitations: z.array(Invitation) }),
    needs: "viewer",
  },
  async ({ house: { people }, account, caller, role }) => {
    const members = await people.list(account);
    const invited = includes(role, "owner") ? await people.invitations(account) : [];
    return {
      people: members.map(({ since, ...member }) => ({
        ...member,
        isYou: caller.kind === "person" && caller.id === member.id,
        since: since.toISOString(),
      })),
      invitations: invited.map(invitationOf),
    };
  },
);
