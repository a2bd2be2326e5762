import type { Going, Incident, IncidentFile, IncidentState, Promised, Scope } from "../api/queries/incidents";
import { clock, span } from "../shared/time";

/** A state's name, and the colour beside it. */
export const STATES: Record<IncidentState, { name: string; colour: string }> = {
  suspected: { name: "Suspected", colour: "orange" },
  open: { name: "Open", colour: "red" },
  monitoring: { name: "Monitoring", colour: "blue" },
  resolved: { name: "Resolved", colour: "green" },
  dismissed: { name: "Dismissed", colour: "gray" },
  merged: { name: "Merged", colour: "gray" },
};

/** Whether it goes on. */
export function isLive({ state }: Incident): boolean {
  return state === "open" || state === "monitoring";
}

/** Whether there is anything that a stop would stop: what goes out, or may begin to at any moment. */
export function isStoppable({ incident, statements }: IncidentFile): boolean {
  if (incident.halted) return false;
  if (isLive(incident)) return true;
  const goes = statements.some(({ state }) => state === "approved" || state === "giving");
  return incident.state === "resolved" && goes;
}

/** How many are on their way out, as a sentence. */
export function inFlight({ in_flight }: Incident): string {
  if (in_flight === 0) return "Nothing is on its way out any more";
  return in_flight === 1 ? "1 text is on its way out" : `${in_flight} texts are on their way out`;
}

const DOUBTED = 10 * 60_000;

/** Whether a person may end it although texts are in doubt: ten minutes after its end was begun. */
export function mayEndAnyway({ halt, in_flight }: Incident, now: number): boolean {
  return !!halt?.resolve && in_flight > 0 && now - Date.parse(halt.at) >= DOUBTED;
}

/** How far a statement is, as a sentence: "412 waiting, done at 14:40". */
export function forecast({ forecast: { waiting, done_at } }: Pick<Going, "forecast">, now: number): string {
  if (waiting === 0) return "Nobody waits";
  return `${waiting} waiting, ${done_at ? `done at ${clock(done_at, now)}` : "not moving"}`;
}

/** The share of those to be told who were, of 100. */
export function share({ told, forecast: { waiting } }: Pick<Going, "told" | "forecast">): number {
  return told + waiting === 0 ? 0 : (100 * told) / (told + waiting);
}

/** How people take a statement; empty while they say little. */
export function mood({ mood: { count, dissatisfied, turned } }: Pick<Going, "mood">): string {
  if (count === 0) return "";
  const said = `${dissatisfied} of ${count} ${count === 1 ? "answer" : "answers"} to it in the last hour ${count === 1 ? "is" : "are"} dissatisfied`;
  return turned ? `${said}: people turn against it` : said;
}

/** How the promise that counts now stands, in words. */
export interface PromiseClock {
  words: string;
  urgency: "missed" | "soon" | "later";
}

const WARNED = 10 * 60_000;

/** The clock of the next update, by the latest moment that customers were told; null where nothing is owed. */
export function promiseClock(promises: Promised[], now: number): PromiseClock | null {
  const last = promises.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)).at(-1);
  if (!last || last.standing === "kept") return null;
  const left = Date.parse(last.at) - now;
  const at = clock(last.at, now);
  if (left <= 0) {
    return { words: `The update promised for ${at} is ${span(-left)} late`, urgency: "missed" };
  }
  return {
    words: `Next update promised for ${at}, in ${span(left)}`,
    urgency: left <= WARNED ? "soon" : "later",
  };
}

/** Whom it concerns, in a line. */
export function concerns({ topics, regions, products }: Scope): string {
  const about = topics.length > 0 ? topics.join(", ") : "any topic";
  const where = regions.length > 0 ? ` in ${regions.join(", ")}` : "";
  return about + where + (products.length > 0 ? `, of ${products.join(", ")}` : "");
}
