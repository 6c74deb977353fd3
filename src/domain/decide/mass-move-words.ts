import { HOLD_MINUTES } from "../playbook.ts";
import type { Playbook } from "../playbook.ts";

/** What is written down, and told on the deal, when unusually many deals came to a playbook's stage at once. */
export const massMoveWords = {
  /** Behind what `mass_move` says. */
  detail: ({ name, id }: Pick<Playbook, "id" | "name">, above: number): string =>
    `More than ${above} contracts were to be made by the playbook “${name ?? id}” within ${HOLD_MINUTES} minutes. This one and those that follow are held: nothing is created until a person decides.`,
  /** Why a contract that was held is withdrawn. */
  dropped: "unusually many deals had come at once, and a person dropped them",
};
