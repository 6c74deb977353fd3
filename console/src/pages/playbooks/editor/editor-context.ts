import { createContext, useContext } from "react";
import type { Issue } from "../../../api/api-error.ts";
import type { Choices } from "../playbooks-query.ts";
import type { DealOption } from "../preview/use-deal-option.ts";
import type { Draft, Sending } from "./draft.ts";

/** `undefined` = none at all. */
export interface TriedDeal {
  readonly deal: DealOption | undefined;
}

/** What every field of the editor needs. */
export interface Editor {
  readonly draft: Draft;
  /** Does nobody know this playbook yet? */
  readonly isNew: boolean;
  readonly isReadOnly: boolean;
  readonly issues: readonly Issue[];
  readonly choices: Choices;
  /** The deal that the draft is tried with; `undefined` = nobody has chosen yet. */
  readonly tried: TriedDeal | undefined;
  readonly tryWith: (tried: TriedDeal) => void;
  readonly change: (patch: Partial<Draft>) => void;
  /** The second form sees what stands when it is carried out: after something was waited for. */
  readonly changeSend: (patch: Partial<Sending> | ((send: Sending) => Partial<Sending>)) => void;
}

/** Filled by the playbook's page. */
export const EditorContext = createContext<Editor | undefined>(undefined);

/** The editor around. Throws where there is none. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error("This field stands outside of the playbook's editor.");
  return editor;
}
