import { z } from "zod";
import { ROLES, roleIn } from "../../auth/caller.ts";
import { sandboxAccount } from "../sandbox/sandbox-account.ts";
import { NONE, openRoute } from "../route.ts";

const Session = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  kind: z.enum(["person", "key"]),
  isOwnerOfAll: z.boolean(),
  accounts: z.array(
    z.object({ id: z.string(), name: z.string(), timezone: z.string(), role: z.enum(ROLES) }),
  ),
  ruledByFile: z.boolean(),
  now: z.iso.datetime().describe("The service's clock; in the demo days may be skipped"),
  /** There is a sandbox to play in, and the caller may see it. */
  sandbox: z.boolean(),
});

export const readSession = openRoute(
  {
    method: "GET",
    url: "/session",
    id: "readSession",
    tag: "session",
    summary: "Who I am, and what I may see",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: Session,
    needs: "person",
  },
  async ({ house, caller }) => ({
    id: caller.id,
    name: caller.name,
    kind: caller.kind,
    ...(caller.email === undefined ? {} : { email: caller.email }),
    isOwnerOfAll: caller.everywhere === "owner",
    accounts: house.accounts().flatMap(({ id, name, timezone }) => {
      const role = roleIn(caller, id);
      return role === undefined ? [] : [{ id, name, timezone, role }];
    }),
    ruledByFile: house.ruledByFile,
    now: house.now().toISOString(),
    sandbox: house.sandbox !== undefined && roleIn(caller, sandboxAccount(house)) !== undefined,
  }),
);
