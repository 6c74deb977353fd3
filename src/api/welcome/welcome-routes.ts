import type { Route } from "../route.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { becomeOwner } from "./become-owner.ts";
import { enterDemo } from "./enter-demo.ts";
import { lookAtInvitation } from "./look-at-invitation.ts";
import { readEntrance } from "./read-entrance.ts";

/** For those who have no session yet. */
export const WELCOME_ROUTES: readonly Route[] = [
  readEntrance,
  becomeOwner,
  lookAtInvitation,
  acceptInvitation,
  enterDemo,
];
