import type { QueryKey } from "@tanstack/react-query";
import { queryClient } from "../api/query-client.ts";
import { changedNouns } from "./changed-nouns.ts";
import { sessionQuery } from "./session-query.ts";

/** Several changes at once make one reading. */
const GATHER_MS = 400;
/** Where live updates cannot be had, everything on show is read again so often. */
const FALLBACK_MS = 20_000;
const REOPEN_MS = 5_000;
const SILENT_MS = 8_000;

/**
 * Listens to the account's events and has what they touch read again. A stream that ends is opened anew; meanwhile
 * everything on show is read again from time to time. A tab that nobody looks at lets its stream go, since a browser has
 * only six connections for all its tabs, and looks anew when it is shown. Returns what ends it.
 */
export function openLive(account: string, tell: (isLive: boolean) => void): () => void {
  const nouns = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let source: EventSource | undefined;
  /** Something may have gone by unheard. */
  let isLost = false;

  const after = (ms: number, run: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };
  const forget = (matches: (key: QueryKey) => boolean): void => {
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === "account" && queryKey[1] === account && matches(queryKey),
    });
    // a clock that is off may have been moved: days are skipped in the demo
    const isOff = (queryClient.getQueryData(sessionQuery.queryKey)?.clockOffsetMs ?? 0) !== 0;
    if (isOff || nouns.has("session"))
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const flush = (): void => {
    const touched = new Set(nouns);
    forget(([, , noun]) => typeof noun === "string" && touched.has(noun));
    nouns.clear();
  };
  const poll = setInterval(() => {
    if (isLost && !document.hidden) forget(() => true);
  }, FALLBACK_MS);

  const open = (): void => {
    source = new EventSource(`/api/accounts/${encodeURIComponent(account)}/events`);
    source.addEventListener("open", () => {
      if (isLost) forget(() => true);
      isLost = false;
      tell(true);
    });
    source.addEventListener("news", ({ data }) => {
      if (nouns.size === 0) after(GATHER_MS, flush);
      for (const noun of changedNouns(data)) nouns.add(noun);
    });
    source.addEventListener("error", () => {
      isLost = true;
      after(SILENT_MS, () => {
        if (isLost) tell(false);
      });
      // the browser opens a broken stream again by itself, but not one that was refused
      if (source?.readyState === EventSource.CLOSED) after(REOPEN_MS, open);
    });
  };
  const rest = (): void => {
    source?.close();
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    nouns.clear();
    isLost = true;
  };
  const follow = (): void => {
    rest();
    if (!document.hidden) open();
  };
  if (document.hidden) isLost = true;
  else open();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    clearInterval(poll);
    rest();
  };
}
