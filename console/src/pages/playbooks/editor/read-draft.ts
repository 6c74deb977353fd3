import type { PlaybookJson } from "../playbooks-query.ts";
import { EMPTY_DRAFT } from "./draft.ts";
import type { Draft } from "./draft.ts";

/** What the editor edits, of a kept playbook; keys that it has no field for stay as they are. */
export function readDraft(playbook: PlaybookJson): Draft {
  const { where, send, when, outcomes } = playbook;
  const signers: unknown = send?.signers;
  return {
    ...EMPTY_DRAFT,
    ...playbook,
    when: { ...EMPTY_DRAFT.when, ...when },
    where: Array.isArray(where) ? where : [],
    send: {
      ...EMPTY_DRAFT.send,
      ...send,
      fields: { ...send?.fields },
      signers: Array.isArray(signers) ? signers : EMPTY_DRAFT.send.signers,
    },
    outcomes: { ...outcomes },
  };
}
