import type { Suspicion } from "../api/queries/incidents";

/** What made an outage suspected, where the suspicion itself has no words. */
export function grounds({ count, expected }: Suspicion): string {
  if (count === 0) return "A monitor gave the alarm";
  const usual = expected < 10 ? expected.toFixed(1) : expected.toFixed(0);
  return `${count} people complained, where ${usual} are usual`;
}
