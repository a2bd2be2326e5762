import type { Spent } from "../api/queries/audit";
import { span } from "../shared/time";

/** For whom a case waited, and how long. */
export interface Part {
  holder: Spent["holder"];
  name: string;
  words: string;
  percent: number;
  colour: string;
}

const NAMES = {
  responder: "Responders",
  approver: "Approvers",
  outbox: "Outbox and platform",
  customer: "Customer",
} as const;
const COLOURS = { responder: "teal.7", approver: "orange.6", outbox: "gray.6", customer: "blue.5" } as const;
const HOLDERS = Object.keys(NAMES) as (keyof typeof NAMES)[];

/** Whose time it was, in business time: "Responders used 40 min, approvers 2 h." */
export function whoseTime(spent: Spent[]): string {
  const used = (holder: Spent["holder"]) => {
    const seconds = secondsOf(spent, holder);
    return seconds > 0 ? span(seconds * 1000) : "none";
  };
  return `Responders used ${used("responder")}, approvers ${used("approver")}.`;
}

/** The parts of the bar; while a case sleeps or is closed it waits for nobody, and that is left out. */
export function parts(spent: Spent[]): Part[] {
  const whole = HOLDERS.reduce((sum, holder) => sum + secondsOf(spent, holder), 0);
  return HOLDERS.map((holder) => ({ holder, seconds: secondsOf(spent, holder) }))
    .filter(({ seconds }) => seconds > 0)
    .map(({ holder, seconds }) => ({
      holder,
      name: NAMES[holder],
      words: span(seconds * 1000),
      percent: (100 * seconds) / whole,
      colour: COLOURS[holder],
    }));
}

function secondsOf(spent: Spent[], holder: Spent["holder"]): number {
  return spent.find((one) => one.holder === holder)?.business_seconds ?? 0;
}
