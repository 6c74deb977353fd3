import { useState } from "react";
import type { Draft, Sending } from "./draft.ts";

interface HeldDraft {
  readonly draft: Draft;
  /** Has anything been changed since it was read or saved? */
  readonly isChanged: boolean;
  readonly change: (patch: Partial<Draft>) => void;
  readonly changeSend: (patch: Partial<Sending> | ((send: Sending) => Partial<Sending>)) => void;
}

/** A draft under somebody's hands. */
export function useDraft(first: Draft): HeldDraft {
  const [draft, setDraft] = useState(first);
  return {
    draft,
    isChanged: JSON.stringify(draft) !== JSON.stringify(first),
    change: (patch) => setDraft((before) => ({ ...before, ...patch })),
    changeSend: (patch) =>
      setDraft((before) => ({
        ...before,
        send: { ...before.send, ...(typeof patch === "function" ? patch(before.send) : patch) },
      })),
  };
}
