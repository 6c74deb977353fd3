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
 * everything on show is read again from time to time. Returns what ends it.
 */
export function openLive(account: string, tell: (isLive: boolean) => void): () => void {
  const nouns = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let source: EventSource | undefined;
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
  };
  const flush = (): void => {
    // nobody looks: twenty open pages must not ask for what one shows
    if (document.hidden) return document.addEventListener("visibilitychange", flush, { once: true });
    const touched = new Set(nouns);
    nouns.clear();
    // a clock that is off may have been moved: days are skipped in the demo
    const isOff = (queryClient.getQueryData(sessionQuery.queryKey)?.clockOffsetMs ?? 0) !== 0;
    if (isOff || touched.has("session"))
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    forget(([, , noun]) => typeof noun === "string" && touched.has(noun));
  };
  const poll = setInterval(() => {
    if (isLost) forget(() => true);
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
  open();
  return () => {
    source?.close();
    clearInterval(poll);
    document.removeEventListener("visibilitychange", flush);
    for (const timer of timers) clearTimeout(timer);
  };
}
