import type { Budget, Expected, Mode } from "../api/client";
import { until } from "../shared/time";

/** When a waiting reply will probably be posted, in words. */
export function expected({ expected_at }: Expected, mode: Mode | undefined, now: number): string {
  if (mode === "off" || mode === "dry_run") return "When posting is turned on";
  return expected_at ? until(expected_at, now) : "After another answer in its conversation";
}

/** How much of a platform's window is used, and until when. */
export function used({ limit, window }: Budget, now: number): string {
  if (window.used === 0 || Date.parse(window.resets_at) <= now) return `0 of ${limit} used`;
  return `${window.used} of ${limit} used, opens anew ${until(window.resets_at, now)}`;
}
