import type { Outcome, Playbook } from "../domain/playbook.ts";

const NOTHING: Outcome = { attach: false, resend: false };

/** Stands in for a playbook that can no longer be read, so that its contract can still say so and be resumed. */
export function missingPlaybook(id: string): Playbook {
  return {
    id,
    when: { pipeline: "", stage: "" },
    where: [],
    send: {
      through: "",
      template: "",
      title: "",
      fields: {},
      signers: [],
      expiresInDays: 1,
      automatically: false,
      options: {},
    },
    onAmountChange: "ignore",
    reentry: "never",
    archiveFirst: true,
    outcomes: {
      sent: NOTHING,
      viewed: NOTHING,
      signerSigned: NOTHING,
      signed: NOTHING,
      declined: NOTHING,
      expired: NOTHING,
      withdrawn: NOTHING,
      failed: NOTHING,
    },
  };
}
