import type { Playbook } from "../domain/playbook.ts";
import { SILENT_OUTCOMES } from "../domain/silent-outcomes.ts";

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
      acceptWeaker: false,
      automatically: false,
      options: {},
    },
    onAmountChange: "ignore",
    reentry: "never",
    archiveFirst: true,
    enabled: false,
    outcomes: SILENT_OUTCOMES,
  };
}
