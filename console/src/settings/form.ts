import type { BrandSettings } from "../api/client";
import type { Fault } from "../api/problem";

/** The settings as they are typed: a list is text with one entry a line. */
export interface Form {
  x: string;
  reddit: string;
  terms: string;
  queries: { name: string; text: string }[];
  subreddits: string;
  leftAlone: string;
  competitors: { name: string; x: string; reddit: string }[];
  budgets: { source: string; dollars: string }[];
  start: string;
  end: string;
  zone: string;
  languages: string;
  /** Of private messages. */
  notice: string;
  keepDays: string;
  remindHours: string;
  closeHours: string;
  modmail: string;
  /** What another part of the settings edits. */
  kept: Pick<BrandSettings, "business_hours" | "service" | "idle_minutes" | "outages" | "reopen_days">;
}

const text = (list: string[]) => list.join("\n");
const lines = (typed: string) =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
const words = (typed: string) => typed.split(/[\s,]+/).filter(Boolean);

/** The settings to be edited. */
export function opened(settings: BrandSettings): Form {
  const quiet = settings.quiet_hours;
  return {
    x: text(settings.accounts.x),
    reddit: text(settings.accounts.reddit),
    terms: text(settings.terms),
    queries: settings.queries.map(({ name, text }) => ({ name, text })),
    subreddits: text(settings.subreddits),
    leftAlone: text(settings.subreddits_left_alone),
    competitors: settings.competitors.map(({ name, accounts }) => ({
      name,
      x: accounts.x.join(", "),
      reddit: accounts.reddit.join(", "),
    })),
    budgets: Object.entries(settings.budgets).map(([source, dollars]) => ({ source, dollars })),
    start: quiet?.start ?? "",
    end: quiet?.end ?? "",
    zone: quiet?.zone ?? "",
    languages: text(settings.languages),
    notice: settings.private.notice_url ?? "",
    keepDays: String(settings.private.keep_days),
    remindHours: String(settings.private.remind_hours),
    closeHours: String(settings.private.close_hours),
    modmail: text(settings.private.modmail),
    kept: {
      business_hours: settings.business_hours,
      service: settings.service,
      idle_minutes: settings.idle_minutes,
      outages: settings.outages,
      reopen_days: settings.reopen_days,
    },
  };
}

/** What was typed as settings. Only empty lines and rows are left out: all else is for the server to judge. */
export function typed(form: Form): BrandSettings {
  const budgets = form.budgets.filter(({ source, dollars }) => source.trim() || dollars.trim());
  const { start, end, zone } = form;
  return {
    accounts: { x: lines(form.x), reddit: lines(form.reddit) },
    terms: lines(form.terms),
    queries: form.queries
      .map(({ name, text }) => ({ name: name.trim(), text: text.trim() }))
      .filter(({ name, text }) => name || text),
    subreddits: lines(form.subreddits),
    subreddits_left_alone: lines(form.leftAlone),
    competitors: form.competitors
      .filter(({ name, x, reddit }) => name.trim() || x.trim() || reddit.trim())
      .map(({ name, x, reddit }) => ({
        name: name.trim(),
        accounts: { x: words(x), reddit: words(reddit) },
      })),
    budgets: Object.fromEntries(budgets.map(({ source, dollars }) => [source.trim(), dollars.trim()])),
    quiet_hours: start || end || zone.trim() ? { start, end, zone: zone.trim() } : null,
    languages: lines(form.languages),
    private: {
      notice_url: form.notice.trim() || null,
      keep_days: Number(form.keepDays),
      remind_hours: Number(form.remindHours),
      close_hours: Number(form.closeHours),
      modmail: lines(form.modmail),
    },
    ...form.kept,
  };
}

/**
 * What the server says against one field, given by its path. An entry of a list is named by its own words; what is
 * wrong with the settings as a whole stands at the field that it speaks of.
 */
export function wrong(faults: Fault[], path: string, entries: string[] = []): string | undefined {
  const here = `settings.${path}`;
  const found = faults.flatMap(({ at, why }) => {
    if (at === here) return [why];
    if (!at.startsWith(`${here}.`)) return [];
    const entry = entries[Number(at.slice(here.length + 1).split(".")[0])];
    return [entry === undefined ? why : `“${entry}”: ${why}`];
  });
  return found.length > 0 ? found.join(" ") : undefined;
}

/** What the server says against the settings together, as of one that can't be read and left alone. */
export function wrongTogether(faults: Fault[]): string | undefined {
  const found = faults.filter(({ at }) => at === "settings" || !at.startsWith("settings."));
  return found.length > 0 ? found.map(({ why }) => why).join(" ") : undefined;
}

/** The lines of a list as the server counts them. */
export function entries(of: string): string[] {
  return lines(of);
}
