import { z } from "zod";
import { NONE, publicRoute } from "../route.ts";
import { letIn } from "./let-in.ts";
import { Name, Password, Token } from "./newcomer.ts";

export const acceptInvitation = publicRoute(
  {
    method: "POST",
    url: "/invitations/accept",
    id: "acceptInvitation",
    tag: "welcome",
    summary: "Take up an invitation: with name and password, or signed in already",
    params: NONE,
    query: NONE,
    body: z.object({ token: Token, name: Name.optional(), password: Password.optional() }),
    answer: z.object({ account: z.string() }),
  },
  async ({ house, headers, caller, body: { token, name, password } }) => {
    const guest = {
      ...(name === undefined ? {} : { name }),
      ...(password === undefined ? {} : { password }),
      ...(caller === undefined ? {} : { caller }),
    };
    return letIn(await house.entrance.accept(token, guest, headers));
  },
);
