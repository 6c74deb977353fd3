import type { Outcome, Playbook } from "./playbook.ts";

const NOTHING: Outcome = { attach: false, resend: false };

/** Of a playbook that has nothing to say about anything. */
export const SILENT_OUTCOMES: Playbook["outcomes"] = {
  sent: NOTHING,
  viewed: NOTHING,
  signerSigned: NOTHING,
  signed: NOTHING,
  declined: NOTHING,
  expired: NOTHING,
  withdrawn: NOTHING,
  failed: NOTHING,
};
