import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import type { Case } from "../api/client";
import type { Problem } from "../api/problem";

/**
 * A change of a case that a person puts into words first.
 *
 * It is meant for the case as it was when they began. Once they were told what changed since, it is meant for that.
 */
export function useMoveForm<V extends { version: number }>(
  of: Case,
  move: UseMutationResult<unknown, Problem, V>,
  onDone: () => void,
) {
  const [seen, setSeen] = useState(of.version);
  return {
    problem: move.error,
    isPending: move.isPending,
    send: (words: Omit<V, "version">) =>
      move.mutate({ ...words, version: seen } as V, {
        onSuccess: onDone,
        onError: (problem) => problem.isConflict && setSeen(problem.since.version ?? seen),
      }),
  };
}
