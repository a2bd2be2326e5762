import { expect, test } from "vitest";
import type { CauseGroup } from "../api/queries/causes";
import { counted, emptyCause, emptyGroup, isNameless, meant, opened } from "./form";

const cause = (id: string, name: string, retired = false) => ({ id, name, retired });
const GROUPS: CauseGroup[] = [
  { ...cause("service", "The service"), causes: [cause("outage", "Outage"), cause("slow", "Slow", true)] },
];

test("causes that are opened and not edited are the causes", () => {
  expect(meant(opened(GROUPS))).toEqual(GROUPS);
});

test("a new cause gets an id of its own, and none without a name is saved", () => {
  const [service] = opened(GROUPS);
  if (!service) throw new Error("no group");
  const added = ["Outage ", "Störung – Süd", "", "停电"].map((name, place) => ({
    ...emptyCause(String(place)),
    name,
  }));
  const [saved] = meant([{ ...service, causes: [...service.causes, ...added] }, emptyGroup("g")]);
  expect(saved?.causes.slice(2)).toEqual([
    cause("outage-2", "Outage"),
    cause("storung-sud", "Störung – Süd"),
    cause("cause", "停电"),
  ]);
  expect(meant([emptyGroup("g")])).toEqual([]);
});

test("a renamed cause keeps its id, and may not lose its name", () => {
  const [service] = opened(GROUPS);
  if (!service) throw new Error("no group");
  const renamed = { ...service, name: "Network" };
  expect(meant([renamed])[0]).toMatchObject({ id: "service", name: "Network" });
  expect(isNameless([renamed])).toBe(false);
  expect(isNameless([{ ...service, name: " " }])).toBe(true);
  expect(isNameless([emptyGroup("g")])).toBe(false);
});

test("a group says how many of its causes can be chosen", () => {
  const [service] = opened(GROUPS);
  if (!service) throw new Error("no group");
  expect(counted(service)).toBe("1 cause, 1 retired");
  expect(counted({ ...service, retired: true })).toBe("none can be chosen");
  expect(counted({ ...service, causes: [...service.causes, emptyCause("n")] })).toBe("1 cause, 1 retired");
});
