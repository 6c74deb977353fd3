import { z } from "zod";
import { EVERYWHERE, ROLES } from "../../auth/caller.ts";
import type { Caller } from "../../auth/caller.ts";
import type { Link } from "../../auth/links.ts";
import { MayNotGive } from "../../auth/made-by.ts";
import type { MemberChange } from "../../auth/members.ts";
import { ApiProblem } from "../api-problem.ts";
import { By, madeBy } from "../by.ts";

export const PersonParams = z.object({ person: z.string().max(100) });

export const Role = z.enum(ROLES);

/** Does it concern every account there is or will be? Then only the installation's owner may. */
export const Everywhere = z.boolean().default(false);

export const Invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: Role,
    isEverywhere: z.boolean(),
    by: By,
    at: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  })
  .meta({ id: "Invitation" });

/** An open invitation as the API tells it. */
export function invitationOf({
  id,
  email = "",
  role,
  account,
  by,
  at,
  endsAt,
}: Link): z.input<typeof Invitation> {
  const isEverywhere = account === EVERYWHERE;
  return {
    id,
    email,
    role,
    isEverywhere,
    by: madeBy(by),
    at: at.toISOString(),
    endsAt: endsAt.toISOString(),
  };
}

/** Where the change is kept. Throws `forbidden` where it concerns all accounts and the caller does not own them. */
export function placeOf(account: string, everywhere: boolean, caller: Caller): string {
  if (!everywhere) return account;
  if (caller.everywhere === "owner") return EVERYWHERE;
  throw new ApiProblem("forbidden", (say) => say("problems:onlyOwnerOfAll"));
}

/** Refuses what is asked about somebody who has no role in the account. */
export function nobodyThere(): ApiProblem {
  return new ApiProblem("not_found", (say) => say("problems:nobody"));
}

/** Throws where nothing was changed. */
export function checkChange(change: MemberChange): void {
  if (change === "unknown") throw nobodyThere();
  if (change === "last_owner")
    throw new ApiProblem("conflict", (say) => say("problems:lastOwner"), {
      reason: "last_owner",
      help: (say) => say("problems:lastOwnerHelp"),
    });
}

/**
 * Whoever gives access has to be a person: what a key gave would go on after the key. Nor may a stolen key throw people
 * out. Throws `forbidden`.
 */
export function checkPerson(
  { kind }: Pick<Caller, "kind">,
  what: "makeKeys" | "changeRoles" | "invite" | "remove",
): void {
  if (kind === "person") return;
  throw new ApiProblem("forbidden", (say) => say(`problems:keyMayNot.${what}`), {
    reason: "key_cannot_give",
    help: (say) => say("problems:keyMayNot.help"),
  });
}

/** Throws `forbidden` where whoever gives lost their own role meanwhile. */
export async function asOwner<T>(give: () => Promise<T>): Promise<T> {
  try {
    return await give();
  } catch (error) {
    if (!(error instanceof MayNotGive)) throw error;
    throw new ApiProblem("forbidden", (say) => say("problems:roleLost"));
  }
}
