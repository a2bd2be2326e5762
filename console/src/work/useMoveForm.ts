import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem } from "../api/problem";

/**
 * A change of a case, or of another versioned thing, that a person puts into words first.
 *
 * It is meant for the thing as it was when they began. Once they were told what changed since, it is meant for that;
 * where they were told no version, for what the page shows by then.
 */
export function useMoveForm<V extends { version: number }>(
  of: { version: number },
  move: UseMutationResult<unknown, Problem, V>,
  onDone: () => void,
) {
  const [seen, setSeen] = useState<number | null>(of.version);
  return {
    problem: move.error,
    isPending: move.isPending,
    send: (words: Omit<V, "version">) =>
      move.mutate({ ...words, version: seen ?? of.version } as V, {
        onSuccess: onDone,
        onError: (problem) => problem.isConflict && setSeen(problem.since.version),
      }),
  };
}
