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
  business_hours: "Business hours",
  service: "Service times",
  private: "Private messages",
  outages: "Outages",
};

/** Settings that hold others, which are named by their path. */
const NESTED = new Set(["business_hours", "service", "private", "outages"]);

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
  if (NESTED.has(field)) return flat(value);
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

/** What lies in a setting of several levels: "warn at", "classes 1 x triage". */
function flat(value: unknown, path = ""): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object") return new Map([[path.replaceAll("_", " "), String(value)]]);
  const parts = Object.entries(value).flatMap(([key, part]) => {
    const named = Array.isArray(value) ? naming(part, key) : key;
    return [...flat(part, path ? `${path} ${named}` : named)];
  });
  return new Map(parts);
}

/** An entry of a list by what tells it apart, or else by its place. */
function naming(entry: unknown, place: string): string {
  if (!entry || typeof entry !== "object") return String(Number(place) + 1);
  if ("severity" in entry)
    return [entry.severity, "channel" in entry && entry.channel].filter(Boolean).join(" ");
  return "desk" in entry ? String(entry.desk) : String(Number(place) + 1);
}
