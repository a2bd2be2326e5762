import type { Case } from "../api/client";
import { useNow } from "../shared/useNow";
import { ClockFace } from "./ClockFace";
import { owed } from "./clocks";

/** The clock that a case owes first, or why none runs. */
export function OwedClock({ of }: { of: Case }) {
  return <ClockFace of={owed(of, useNow())} />;
}
