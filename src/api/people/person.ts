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

export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: Role,
  isEverywhere: z.boolean(),
  by: By,
  at: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});

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
  throw new ApiProblem(
    "forbidden",
    "Only the installation's owner may change who has a role in every account.",
  );
}

/** Refuses what is asked about somebody who has no role in the account. */
export function nobodyThere(): ApiProblem {
  return new ApiProblem("not_found", "Nobody of this id has a role here.");
}

/** Throws where nothing was changed. */
export function checkChange(change: MemberChange): void {
  if (change === "unknown") throw nobodyThere();
  if (change === "last_owner")
    throw new ApiProblem("conflict", "The installation would have no owner left.", {
      reason: "last_owner",
      help: "Make somebody else owner first.",
    });
}

/**
 * Whoever gives access has to be a person: what a key gave would go on after the key. Throws `forbidden`.
 */
export function checkPerson({ kind }: Pick<Caller, "kind">, what: string): void {
  if (kind === "person") return;
  throw new ApiProblem("forbidden", `An API key may not ${what}: only a person with a session may.`, {
    reason: "key_cannot_give",
    help: "Sign in to the console as an owner of the account, and do it there.",
  });
}

/** Throws `forbidden` where whoever gives lost their own role meanwhile. */
export async function asOwner<T>(give: () => Promise<T>): Promise<T> {
  try {
    return await give();
  } catch (error) {
    if (!(error instanceof MayNotGive)) throw error;
    throw new ApiProblem("forbidden", "Your role does not allow this any more: it needs owner.");
  }
}
