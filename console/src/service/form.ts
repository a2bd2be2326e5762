import type { BrandSettings } from "../api/client";
import type { Service } from "../api/queries/service";

export type Hours = BrandSettings["business_hours"];
export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export const TARGETS = {
  triage: "Triage",
  first_answer: "First answer",
  next_answer: "Next answer",
  approval: "Approval",
  resolution: "Resolution",
};
export type TargetName = keyof typeof TARGETS;
export const NAMES = Object.keys(TARGETS) as TargetName[];
export type Channel = NonNullable<Service["classes"][number]["channel"]>;
type Day = (typeof DAYS)[number];
type ServiceClass = Service["classes"][number];

const WHOLE_DAY = [{ start: "00:00", end: "00:00" }];
export const AROUND_THE_CLOCK = {
  zone: "UTC",
  holidays: [],
  ...Object.fromEntries(DAYS.map((day) => [day, WHOLE_DAY])),
} as unknown as Hours;

/** The targets of a severity as they are typed; without a channel they are for every one. */
export interface TargetRow {
  severity: number;
  channel: Channel | null;
  targets: Record<TargetName, string>;
}

/** The service times as they are typed. */
export interface ServiceForm extends Omit<Service, "classes"> {
  rows: TargetRow[];
  zone: string;
  days: Record<Day, string>;
  holidays: string;
}

/** The service times to be edited: each severity stands in them, with what comes with Amends where none is set. */
export function opened(
  { service, business_hours: hours }: BrandSettings,
  defaults: ServiceClass[],
): ServiceForm {
  const { classes, ...rest } = service;
  const general = defaults.map(
    (shipped) => classes.find((own) => own.severity === shipped.severity && !own.channel) ?? shipped,
  );
  return {
    ...rest,
    rows: [...general, ...classes.filter(({ channel }) => channel)].map(typedRow),
    zone: hours.zone,
    days: Object.fromEntries(DAYS.map((day) => [day, openings(hours[day])])) as Record<Day, string>,
    holidays: hours.holidays.join("\n"),
  };
}

/** What was typed as settings; what is what comes with Amends is left to it. */
export function meant(
  form: ServiceForm,
  defaults: ServiceClass[],
): Pick<BrandSettings, "business_hours" | "service"> {
  const { rows, zone, days, holidays, ...rest } = form;
  const classes = rows.map(({ severity, channel, targets }) => ({
    severity,
    channel,
    targets: Object.fromEntries(
      NAMES.map((name) => [name, minutes(targets[name]) ?? 0]),
    ) as ServiceClass["targets"],
  }));
  const own = classes.filter(
    ({ severity, channel, targets }) =>
      channel ||
      !defaults.some(
        (one) => one.severity === severity && NAMES.every((name) => one.targets[name] === targets[name]),
      ),
  );
  const week = Object.fromEntries(DAYS.map((day) => [day, spans(days[day]) ?? []]));
  const off = holidays.split(/[\s,]+/).filter(Boolean);
  return {
    service: { ...rest, classes: own },
    business_hours: { ...week, zone: zone.trim(), holidays: off } as unknown as Hours,
  };
}

/** Whether everything that was typed can be read; what it means is for the server to judge. */
export function isReadable({ rows, days }: ServiceForm): boolean {
  return (
    rows.every(({ targets }) => NAMES.every((name) => minutes(targets[name]) !== null)) &&
    DAYS.every((day) => spans(days[day]) !== null)
  );
}

/** A length of time as people write it, in minutes: "1 h 30 min", "45 min", "4 h"; null where it is none. */
export function minutes(typed: string): number | null {
  const [found, hours, left] = /^\s*(?:(\d+)\s*h)?\s*(?:(\d+)\s*(?:min|m))?\s*$/i.exec(typed) ?? [];
  const total = Number(hours ?? 0) * 60 + Number(left ?? 0);
  return found !== undefined && total > 0 ? total : null;
}

/** Minutes as people write them. */
export function written(total: number): string {
  const [hours, left] = [Math.floor(total / 60), total % 60];
  return [hours > 0 && `${hours} h`, (left > 0 || hours === 0) && `${left} min`].filter(Boolean).join(" ");
}

/** A day's opening times: "09:00-17:00, 18:00-20:00"; all of it is "all day", and none is nothing. */
export function openings(of: Hours[Day]): string {
  return of
    .map(({ start, end }) => (start === "00:00" && end === "00:00" ? "all day" : `${start}-${end}`))
    .join(", ");
}

/** What was typed as a day's opening times; null where it can't be read. */
export function spans(typed: string): Hours[Day] | null {
  const parts = typed
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part && part.toLowerCase() !== "closed");
  const found = parts.map((part) => {
    if (part.toLowerCase() === "all day") return { start: "00:00", end: "00:00" };
    const [, start, end] = /^(\d\d?:\d\d)\s*(?:-|–|to)\s*(\d\d?:\d\d)$/.exec(part) ?? [];
    return start && end ? { start: start.padStart(5, "0"), end: end.padStart(5, "0") } : null;
  });
  return found.every((span) => span !== null) ? found : null;
}

function typedRow({ severity, channel, targets }: ServiceClass): TargetRow {
  const typed = Object.fromEntries(NAMES.map((name) => [name, written(targets[name])]));
  return { severity, channel: channel ?? null, targets: typed as Record<TargetName, string> };
}
