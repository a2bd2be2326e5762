import { type RefObject, useEffect } from "react";
import type { Keeper } from "../drafts/keeper";
import { type Beginning, begunWith } from "./beginning";

/** Puts what was begun elsewhere on the page into the words, and the cursor with it. */
export function useBeginning(
  beginning: Beginning | null,
  keeper: Keeper,
  place: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (!beginning) return;
    const { text } = keeper.snapshot();
    keeper.type({
      ...(beginning.inReplyTo && { inReplyTo: beginning.inReplyTo }),
      ...(beginning.text && { text: begunWith(text, beginning.text) }),
    });
    place.current?.scrollIntoView({ block: "nearest" });
    place.current?.querySelector("textarea")?.focus();
  }, [beginning, keeper, place]);
}
