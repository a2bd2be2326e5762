import type { Incident } from "../api/queries/incidents";

export type Move = "confirm" | "dismiss" | "merge" | "monitor" | "worse" | "resolve" | "reopen" | "edit";

/** Where an incident can go from here, what is most often wanted first. */
export function movesOf({ state, halt }: Incident): Move[] {
  // Once the end is begun there is nothing to decide but whether it shall be.
  const resolve: Move[] = halt?.resolve ? [] : ["resolve"];
  switch (state) {
    case "suspected":
      return ["confirm", "dismiss", "merge", "edit"];
    case "open":
      return ["monitor", ...resolve, "merge", "edit"];
    case "monitoring":
      return [...resolve, "worse", "merge", "edit"];
    case "resolved":
      return ["reopen", "edit"];
    case "dismissed":
    case "merged":
      return [];
  }
}
