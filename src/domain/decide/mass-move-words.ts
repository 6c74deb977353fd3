import { HOLD_MINUTES } from "../playbook.ts";
import type { Playbook } from "../playbook.ts";

/** Stands in what the first held contract says where the number of those that came before will: only the database knows it. */
export const HELD_BEFORE = "\u{e000}";

/** What is written down, and told on the deal, when unusually many deals came to a playbook's stage at once. */
export const massMoveWords = {
  /** Behind what `mass_move` says. */
  detail: ({ name, id }: Pick<Playbook, "id" | "name">, above: number): string =>
    `More than ${above} contracts were to be made by the playbook “${name ?? id}” within ${HOLD_MINUTES} minutes. This one and those that follow are held: nothing is created until a person decides.`,
  /** The same for the first that is held, which tells people: others of the same burst are on their way. */
  opening: (playbook: Pick<Playbook, "id" | "name">, above: number): string =>
    `${massMoveWords.detail(playbook, above)} ${HELD_BEFORE} of the same ${HOLD_MINUTES} minutes came before it and are not held: if these deals were moved by mistake, those contracts have to be withdrawn.`,
  /** Why a contract that was held is withdrawn. */
  dropped: "unusually many deals had come at once, and a person dropped them",
};
