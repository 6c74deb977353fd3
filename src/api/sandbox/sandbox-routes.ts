import type { Route } from "../route.ts";
import { actOnPaper } from "./act-on-paper.ts";
import { addSandboxDeal } from "./add-deal.ts";
import { editSandboxContact } from "./edit-contact.ts";
import { moveSandboxDeal } from "./move-deal.ts";
import { passSandboxDays } from "./pass-days.ts";
import { readSandboxDeal } from "./read-deal.ts";
import { readSandbox } from "./read-sandbox.ts";
import { setSandboxMoods } from "./set-moods.ts";

/** The demo's sandbox, played by hand. */
export const SANDBOX_ROUTES: readonly Route[] = [
  readSandbox,
  readSandboxDeal,
  addSandboxDeal,
  moveSandboxDeal,
  editSandboxContact,
  actOnPaper,
  setSandboxMoods,
  passSandboxDays,
];
