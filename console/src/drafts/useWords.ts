import { useEffect, useState, useSyncExternalStore } from "react";
import { useApi } from "../api/client";
import { type Place, PRIVATE, shelf } from "../api/drafts";
import { Keeper, type Memory, type Typed } from "./keeper";
import { noMemory, tabMemory } from "./memory";

export interface Writing extends Typed {
  keeper: Keeper;
}

/** Words that a person types, kept on the server meanwhile; `initial` is what stands there before anybody typed. */
export function useWords(place: Place, initial: string): Writing {
  const api = useApi();
  const [keeper] = useState(() => new Keeper(shelf(api, place), memoryOf(place), initial));
  const typed = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  useEffect(() => {
    const turn = () => void (document.hidden ? keeper.flush() : keeper.open());
    void keeper.open();
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      keeper.close();
    };
  }, [keeper]);
  return { ...typed, keeper };
}

/** What the tab remembers; private words stand nowhere in clear but in the page itself. */
function memoryOf({ caseId, replyId }: Place): Memory {
  return replyId === PRIVATE ? noMemory : tabMemory(`words ${caseId} ${replyId ?? ""}`);
}
