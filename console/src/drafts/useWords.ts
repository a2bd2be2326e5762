import { useEffect, useState, useSyncExternalStore } from "react";
import { useApi } from "../api/client";
import { type Place, shelf } from "../api/drafts";
import { Keeper, type Typed } from "./keeper";
import { tabMemory } from "./memory";

export interface Writing extends Typed {
  keeper: Keeper;
}

/** Words that a person types, kept on the server meanwhile; `initial` is what stands there before anybody typed. */
export function useWords(place: Place, initial: string): Writing {
  const api = useApi();
  const [keeper] = useState(
    () => new Keeper(shelf(api, place), tabMemory(`words ${place.caseId} ${place.replyId ?? ""}`), initial),
  );
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
