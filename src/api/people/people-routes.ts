import { listChanges } from "../changes/list-changes.ts";
import type { Route } from "../route.ts";
import { changeRole } from "./change-role.ts";
import { invitePerson } from "./invite-person.ts";
import { listKeys } from "./list-keys.ts";
import { listPeople } from "./list-people.ts";
import { makeKey } from "./make-key.ts";
import { removeKey } from "./remove-key.ts";
import { removePerson } from "./remove-person.ts";
import { whatEnds } from "./what-ends.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

/** People, invitations, keys, and who changed what. */
export const PEOPLE_ROUTES: readonly Route[] = [
  listPeople,
  invitePerson,
  withdrawInvitation,
  whatEnds,
  changeRole,
  removePerson,
  listKeys,
  makeKey,
  removeKey,
  listChanges,
];
