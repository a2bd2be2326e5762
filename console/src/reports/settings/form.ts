import type { Competitor, Digest, NewDigest, Recipient, Team, Teams, WatchList } from "../../api/reports";

/** A brand or a team as it is typed: a name, and who belongs to it. */
export interface Named {
  key: string;
  name: string;
  members: string[];
}

export interface WatchForm {
  competitors: Named[];
  accounts: string[];
}

export interface DigestForm extends Omit<NewDigest, "recipients"> {
  recipients: string[];
}

/** The watch list to be edited. */
export function openedList({
  competitors,
  accounts,
}: Pick<WatchList, "competitors" | "accounts">): WatchForm {
  return {
    competitors: competitors.map(({ name, accounts: members }) => ({ key: name, name, members })),
    accounts,
  };
}

/** What was typed as a watch list; a row in which nothing is typed is nothing, and a handle has no @. */
export function meantList({ competitors, accounts }: WatchForm): {
  competitors: Competitor[];
  accounts: string[];
} {
  return {
    competitors: filled(competitors).map(({ name, members }) => ({
      name: name.trim(),
      accounts: members.map(handle),
    })),
    accounts: accounts.map(handle),
  };
}

/** A handle as the API takes it. */
export function handle(typed: string): string {
  return typed.trim().replace(/^@/, "");
}

/** What is wrong with a brand of the list, in words; nothing, where it can be saved. */
export function againstCompetitor({ name, members }: Named): string {
  if (!name.trim() && members.length === 0) return "";
  if (!name.trim()) return "It needs a name.";
  return members.length === 0 ? "It needs an account at which it takes complaints." : "";
}

/** The teams to be edited. */
export function openedTeams({ teams }: Pick<Teams, "teams">): Named[] {
  return teams.map(({ name, members }) => ({ key: name, name, members }));
}

/** What was typed as teams. */
export function meantTeams(form: Named[]): Team[] {
  return filled(form).map(({ name, members }) => ({ name: name.trim(), members }));
}

/** What is wrong with a team: of one person alone it would be a ranking of persons. */
export function againstTeam({ name, members }: Named): string {
  if (!name.trim() && members.length === 0) return "";
  if (!name.trim()) return "It needs a name.";
  return members.length < 2 ? "It needs two people at least: reports never tell of one person." : "";
}

/** A row that nobody has filled in yet. */
export function emptyRow(key: string): Named {
  return { key, name: "", members: [] };
}

function filled(rows: Named[]): Named[] {
  return rows.filter(({ name, members }) => name.trim() !== "" || members.length > 0);
}

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The digest to be edited; before anybody set it, in the viewer's zone. */
export function openedDigest(
  { version, on, weekday, hour, tz, recipients }: Digest,
  zone: string,
): DigestForm {
  return { on, weekday, hour, tz: version === 0 ? zone : tz, recipients: recipients.map(({ id }) => id) };
}

/** What was typed as a digest. */
export function meantDigest({ recipients, ...others }: DigestForm): NewDigest {
  return { ...others, recipients: recipients.map((id) => ({ id })) };
}

/** When it goes: "Every Monday at 08:00 (Europe/Berlin)". */
export function schedule({ weekday, hour, tz }: Pick<Digest, "weekday" | "hour" | "tz">): string {
  return `Every ${WEEKDAYS[weekday] ?? "week"} at ${String(hour).padStart(2, "0")}:00 (${tz})`;
}

/** Who would not get it, and why: "Ada: no address is set". */
export function unreached(recipients: Recipient[]): string[] {
  return recipients.filter(({ why }) => why).map(({ name, id, why }) => `${name || id}: ${why}`);
}
