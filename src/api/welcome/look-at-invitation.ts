import { z } from "zod";
import { ROLES } from "../../auth/caller.ts";
import { NONE, publicRoute } from "../route.ts";
import { keptOut } from "./let-in.ts";
import { Token } from "./newcomer.ts";

const Invited = z.object({
  kind: z.enum(["owner", "invitation"]),
  /** `*` = all accounts. */
  account: z.string(),
  /** What people call it. */
  accountName: z.string(),
  role: z.enum(ROLES),
  email: z.string().optional(),
});

/** POST, so that the secret stands in no address and in no log. */
export const lookAtInvitation = publicRoute(
  {
    method: "POST",
    url: "/invitations/look",
    id: "lookAtInvitation",
    tag: "welcome",
    summary: "What a one-time link is for",
    params: NONE,
    query: NONE,
    body: z.object({ token: Token }),
    answer: Invited,
  },
  async ({ house, body: { token } }) => {
    const invited = await house.entrance.look(token);
    if (invited === undefined) throw keptOut("link_invalid");
    const { account } = invited;
    const accountName = house.accounts().find(({ id }) => id === account)?.name ?? account;
    return { answer: { ...invited, accountName } };
  },
);
