import { z } from "zod";
import { ApiProblem } from "../api-problem.ts";
import { doerOf } from "../doer-of.ts";
import { accountRoute, NONE } from "../route.ts";
import { Name } from "../welcome/newcomer.ts";
import { Key, keyOf } from "./key.ts";
import { asOwner, checkPerson, Role } from "./person.ts";

export const makeKey = accountRoute(
  {
    method: "POST",
    url: "/keys",
    id: "makeKey",
    tag: "people",
    summary: "Make an API key for this account; only people may",
    params: NONE,
    query: NONE,
    /** `endsAt` left out: until it is taken back. */
    body: z.object({ name: Name, role: Role, endsAt: z.iso.datetime({ offset: true }).optional() }),
    /** `secret` is told once. */
    answer: z.object({ key: Key, secret: z.string() }),
    needs: "owner",
  },
  async ({ house: { keys }, account, caller, body: { name, role, endsAt: text } }) => {
    checkPerson(caller, "makeKeys");
    const endsAt = text === undefined ? undefined : new Date(text);
    if (endsAt !== undefined && endsAt.getTime() <= Date.now())
      throw new ApiProblem("invalid", (say) => say("problems:keyEnded"), {
        issues: [{ path: "body.endsAt", text: (say) => say("problems:mustBeFuture") }],
      });
    const made = { account, role, name, by: doerOf(caller), ...(endsAt === undefined ? {} : { endsAt }) };
    const { key, secret } = await asOwner(() => keys.add(made));
    return { key: keyOf(key), secret };
  },
);
