import { answer } from "../client";
import { useMove } from "../moves";

/** Be away; without an end until one is back. */
export function useLeave(left: () => void) {
  return useMove(
    async (api, { deputy, until }: { deputy: string; until: string | null }) => {
      const away = await answer(api.PUT("/api/v1/me/away", { body: { deputy_id: deputy, until } }));
      left();
      return away;
    },
    "You are away, and your deputy stands in for you.",
    true,
  );
}

/** Be back. */
export function useBack() {
  return useMove((api) => answer(api.DELETE("/api/v1/me/away")), "Welcome back. Nobody stands in for you.");
}
