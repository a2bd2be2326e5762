import { useState } from "react";
import type { Case } from "../api/client";
import { type Steady, steady } from "./steady";

const NOTHING: Steady = { rows: [], waiting: 0 };

/** The queue's rows, which move only when nobody is about to click on them. */
export function useSteady(list: string, fresh: Case[] | undefined, held: boolean) {
  const [shown, setShown] = useState<Steady>(NOTHING);
  const [from, setFrom] = useState<{ list: string; fresh: Case[] | undefined; held: boolean }>();
  // State that follows from what arrives is set while rendering, so that no frame shows the old rows of another list.
  if (from?.list !== list || from.fresh !== fresh || from.held !== held) {
    const before = from?.list === list ? shown.rows : [];
    setFrom({ list, fresh, held });
    setShown(fresh ? steady(before, fresh, held && before.length > 0) : NOTHING);
  }
  return { ...shown, release: () => setShown(steady([], fresh ?? [], false)) };
}
