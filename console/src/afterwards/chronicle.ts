import type { Chronicle } from "../api/queries/incidents";
import { moment, span } from "../shared/time";

/** One thing that the timeline says. */
export interface Fact {
  name: string;
  words: string;
}

/** The moments and numbers of an incident, in the order in which they matter. */
export function facts(of: Chronicle): Fact[] {
  const { promises, deliveries, dissatisfied_answers, answers } = of;
  const kept = promises.filter(({ standing }) => standing === "kept").length;
  const missed = promises.filter(({ standing }) => standing === "missed").length;
  const given = Object.entries(deliveries).map(([stage, counts]) => `${stage}: ${outcomes(counts)}`);
  return [
    { name: "First heard", words: at(of.first_heard_at) },
    { name: "Suspected", words: after(of.suspected_at, of.first_heard_at) },
    { name: "Confirmed", words: after(of.confirmed_at, of.suspected_at) },
    { name: "First statement", words: after(of.first_statement_at, of.confirmed_at) },
    { name: "Resolved", words: after(of.resolved_at, of.confirmed_at) },
    { name: "Promised updates", words: `${kept} kept, ${missed} missed, of ${promises.length}` },
    { name: "Customers", words: String(of.customers) },
    { name: "Deliveries", words: given.join("; ") || "none" },
    {
      name: "Complaints",
      words: of.first_statement_at
        ? `${of.complaints_hour_before} in the hour before the first statement, ${of.complaints_hour_after} in the hour after`
        : "no statement to compare with",
    },
    { name: "Answers to statements", words: `${answers}, of which ${dissatisfied_answers} dissatisfied` },
  ];
}

function outcomes(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([state, count]) => `${count} ${state.replaceAll("_", " ")}`)
    .join(", ");
}

function at(moment_: string | null | undefined): string {
  return moment_ ? moment(moment_) : "not known";
}

/** A moment, and how long after the one before it. */
function after(then: string | null | undefined, before: string | null | undefined): string {
  if (!then) return "never";
  const passed = before ? Date.parse(then) - Date.parse(before) : -1;
  return passed < 0 ? at(then) : `${at(then)}, ${span(passed)} later`;
}
