import type { Sought } from "../api/queries/templates";
import { PLATFORMS } from "../shared/PlatformBadge";
import { STATES } from "./words";

/** What the address asks of the library; what it does not know is left out. */
export function soughtIn(address: URLSearchParams): Sought {
  const [topic, language] = [address.get("topic"), address.get("language")];
  const [platform, state] = [address.get("platform"), address.get("state")];
  return {
    ...(topic && /^[a-z0-9-]{1,40}$/.test(topic) && { topic }),
    ...(isIn(PLATFORMS, platform) && { platform }),
    ...(language && /^[a-z]{2,3}$/.test(language) && { language }),
    ...(isIn(STATES, state) && { state }),
  };
}

function isIn<T extends string>(words: Record<T, string>, value: string | null): value is T {
  return value !== null && Object.hasOwn(words, value);
}
