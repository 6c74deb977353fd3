import { useSyncExternalStore } from "react";

const STEP_MS = 15_000;

let offsetMs = 0;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now() + offsetMs;
    for (const tell of listeners) tell();
  }, STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time, in steps of a quarter of a minute; one clock for everything that is shown. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** The service's clock is the one that counts; what it is off by is remembered. Resolves to that, in milliseconds. */
export function setServiceClock(iso: string): number {
  const read = new Date(iso).getTime() - Date.now();
  // within this, it is only the time that the answer took
  offsetMs = Math.abs(read) >= STEP_MS ? read : 0;
  now = Date.now() + offsetMs;
  for (const tell of listeners) tell();
  return offsetMs;
}
