import type { Incident, Progress } from "../api/queries/incidents";
import { forecast, inFlight, promiseClock } from "../incidents/words";
import { clock, span } from "../shared/time";

/** A number for the room, and whether it is a reason to look up. */
export interface Big {
  name: string;
  value: string;
  alarm?: boolean;
}

/** The largest line of the wall: what matters most at this moment. */
export function headline({ state, halted, halt, in_flight }: Incident): string {
  if (state === "suspected") return "Suspected: somebody has to confirm or dismiss it";
  if (halt?.resolve) return `Ending: ${inFlight({ in_flight } as Incident).toLowerCase()}`;
  if (halted && state !== "merged") return "Stopped: nothing goes out";
  const WORDS = {
    open: "It goes on",
    monitoring: "Mended as far as we know, and watched",
    resolved: "It is over",
    dismissed: "It was none",
    merged: "It is part of another incident",
  };
  return WORDS[state];
}

/** The time of the next update for the room; null where nothing is owed. */
export function promise(incident: Incident, progress: Progress | undefined, now: number): Big | null {
  const last = progress?.promises.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)).at(-1);
  const owed = incident.state !== "resolved" && progress && promiseClock(progress.promises, now);
  if (!owed || !last) return null;
  const left = Date.parse(last.at) - now;
  return left <= 0
    ? { name: `update promised for ${clock(last.at, now)}, late by`, value: span(-left), alarm: true }
    : {
        name: `until the update of ${clock(last.at, now)}`,
        value: span(left),
        alarm: owed.urgency === "soon",
      };
}

/** What goes out at the moment, or the latest that may. */
function going(progress: Progress | undefined) {
  return progress?.going.find(({ state }) => state === "giving") ?? progress?.going.at(-1);
}

/** The numbers of the wall. Before anything goes out it is how many cases belong to the incident. */
export function numbers(progress: Progress | undefined, cases: string): Big[] {
  const one = going(progress);
  if (!one) return [{ name: "cases", value: cases }];
  return [
    { name: "waiting", value: String(one.forecast.waiting) },
    { name: "told", value: String(one.told) },
    { name: "refused or left out", value: String(one.cannot_be_told), alarm: one.cannot_be_told > one.told },
  ];
}

/** How far it is, as a sentence; empty where nothing goes out. */
export function sentenceOf(progress: Progress | undefined, now: number): string {
  const one = going(progress);
  if (!one) return "No statement goes out";
  const turned = one.mood.turned ? " People turn against it." : "";
  return (
    (one.state === "giving" ? `${forecast(one, now)}.` : "The statement has not started, or is stopped.") +
    turned
  );
}
