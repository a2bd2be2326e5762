import type { Mode, Posting } from "../api/client";

interface ModeWords {
  title: string;
  colour: string;
}

const MODES: Record<Exclude<Mode, "on">, ModeWords> = {
  off: { title: "Posting is stopped. Nothing is sent until it is turned on again.", colour: "red" },
  dry_run: {
    title: "This is a dry run. Approved replies wait, and nothing is sent until posting is turned on.",
    colour: "orange",
  },
};

/** What holds every reply back, in words; nothing while posting is on. */
export function held(mode: Mode): ModeWords | undefined {
  return mode === "on" ? undefined : MODES[mode];
}

/** Whether a person turned the switch, or it is as a new deployment has it. */
export function isTurned(posting: Posting): posting is Posting & { since: string } {
  return typeof posting.since === "string";
}
