import type { z } from "zod";
import { includes, roleIn } from "../../auth/caller.ts";
import type { Role } from "../../auth/caller.ts";
import { ApiProblem } from "../api-problem.ts";
import { openRoute } from "../route.ts";
import type { OpenCall, Route, RouteParts } from "../route.ts";
import { sandboxAccount } from "./sandbox-account.ts";
import type { SandboxDesk } from "./sandbox-desk.ts";

type PlayCall<P, Q, B> = OpenCall<P, Q, B> & {
  /** Whose deals lie on the board. */
  readonly account: string;
};

/** A route of the demo's sandbox; elsewhere there is no such address. `needs`: the least role in the sandbox's account. */
export function playRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  parts: Omit<RouteParts<P, Q, B, A>, "tag"> & { readonly needs: Role },
  handle: (desk: SandboxDesk, call: PlayCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A>>,
): Route {
  return openRoute({ ...parts, tag: "sandbox", needs: "person" }, async (call) => {
    const desk = call.house.sandbox;
    const account = sandboxAccount(call.house);
    const role = roleIn(call.caller, account);
    if (desk === undefined || role === undefined) throw notHere();
    if (!includes(role, parts.needs))
      throw new ApiProblem("forbidden", (say) => say("problems:role", { role: parts.needs }));
    return handle(desk, { ...call, account });
  });
}

function notHere(): ApiProblem {
  return new ApiProblem("not_found", (say) => say("problems:noSandbox"), {
    help: (say) => say("problems:noSandboxHelp"),
  });
}
