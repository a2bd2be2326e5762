import type { FieldChange } from "../api/client";

const FIELDS: Record<string, string> = {
  accounts: "Accounts",
  terms: "Terms",
  queries: "Searches",
  subreddits: "Subreddits",
  subreddits_left_alone: "Subreddits left alone",
  competitors: "Competitors",
  budgets: "Budgets",
  quiet_hours: "Quiet hours",
  languages: "Languages",
};

/** What a version changed in one field, in words: "Terms: added Larkfield; removed Lark". */
export function changed({ field, old, new: now }: FieldChange): string {
  const [before, after] = [entriesOf(field, old), entriesOf(field, now)];
  const added = [...after.keys()].filter((name) => !before.has(name));
  const removed = [...before.keys()].filter((name) => !after.has(name));
  const other = [...after].filter(([name, value]) => before.has(name) && before.get(name) !== value);
  const said = [
    added.length > 0 && `added ${added.map((name) => named(name, after.get(name))).join(", ")}`,
    removed.length > 0 && `removed ${removed.join(", ")}`,
    other.length > 0 &&
      `changed ${other.map(([name, value]) => `${named(name, before.get(name))} to ${value}`).join(", ")}`,
  ].filter(Boolean);
  return `${FIELDS[field] ?? field}: ${said.join("; ") || "in another order"}`;
}

function named(name: string, value: string | undefined): string {
  return value ? `${name} (${value})` : name;
}

/** A field's entries by name, each with what else there is to it. */
function entriesOf(field: string, value: unknown): Map<string, string> {
  if (Array.isArray(value)) return new Map(value.map(entryOf));
  if (!value || typeof value !== "object") return new Map();
  if (field === "quiet_hours") {
    const { start, end, zone } = value as Record<string, unknown>;
    return new Map([[`${start} to ${end}, ${zone}`, ""]]);
  }
  const pairs = Object.entries(value);
  if (field === "accounts") {
    const at = { x: "@", reddit: "u/" } as Record<string, string>;
    return new Map(
      pairs.flatMap(([network, names]) => handles(names).map((name) => [(at[network] ?? "") + name, ""])),
    );
  }
  return new Map(pairs.map(([name, amount]) => [name, `$${amount}`]));
}

function entryOf(entry: unknown): [string, string] {
  if (!entry || typeof entry !== "object" || !("name" in entry)) return [String(entry), ""];
  const { name, ...rest } = entry;
  if ("text" in rest) return [String(name), String(rest.text)];
  const accounts = "accounts" in rest ? Object.values(rest.accounts ?? {}).flatMap(handles) : [];
  return [String(name), accounts.join(", ")];
}

function handles(names: unknown): string[] {
  return Array.isArray(names) ? names.map(String) : [];
}
