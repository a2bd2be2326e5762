import { useSyncExternalStore } from "react";

const TICK = 10_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function current(): number {
  // Between two pages nobody listens, and the clock stands.
  if (!timer) now = Date.now();
  return now;
}

/** The time, as one clock for the whole page, so that all "12 min ago" move together. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, current);
}
