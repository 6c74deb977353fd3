import { randomBytes } from "node:crypto";
import { z } from "zod";
import { ApiProblem } from "../api-problem.ts";
import { NONE, publicRoute } from "../route.ts";
import { letIn } from "./let-in.ts";
import { Email, Name, Password, Token } from "./newcomer.ts";

const Body = z.object({
  token: Token,
  name: Name,
  email: Email,
  /** May be left out in the demo. */
  password: Password.optional(),
});

export const becomeOwner = publicRoute(
  {
    method: "POST",
    url: "/welcome",
    id: "becomeOwner",
    tag: "welcome",
    summary: "Become the installation's owner by the one-time link, and be signed in",
    params: NONE,
    query: NONE,
    body: Body,
    answer: z.object({ account: z.string() }),
  },
  async ({ house: { entrance, isDemo }, headers, body }) => {
    const { token, name, email } = body;
    const password = body.password ?? (isDemo ? randomBytes(24).toString("base64url") : undefined);
    if (password === undefined)
      throw new ApiProblem("invalid", (say) => say("problems:noPassword"), {
        issues: [{ path: "body.password", text: (say) => say("problems:mustBeGiven") }],
      });
    return letIn(await entrance.welcome(token, { name, email, password }, headers));
  },
);
