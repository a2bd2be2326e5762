import { expect, test } from "vitest";
import type { Chronicle } from "../api/queries/incidents";
import { facts } from "./chronicle";

const chronicle = {
  title: "No internet",
  first_heard_at: "2026-05-01T10:00:00Z",
  suspected_at: "2026-05-01T10:12:00Z",
  confirmed_at: "2026-05-01T10:20:00Z",
  first_statement_at: "2026-05-01T10:45:00Z",
  promises: [{ standing: "kept" }, { standing: "missed" }, { standing: "kept" }],
  deliveries: { holding: { posted: 400, left_out: 12 } },
  customers: 412,
  complaints_hour_before: 90,
  complaints_hour_after: 30,
  answers: 20,
  dissatisfied_answers: 8,
} as unknown as Chronicle;

const words = (of: Chronicle, name: string) => facts(of).find((one) => one.name === name)?.words ?? "";

test("each moment says how long after the one before it was", () => {
  expect(words(chronicle, "Suspected")).toMatch(/, 12 min later$/);
  expect(words(chronicle, "First statement")).toMatch(/, 25 min later$/);
  expect(words(chronicle, "Resolved")).toBe("never");
});

test("an incident that a person opened was never suspected, and its confirmation follows nothing", () => {
  const opened = { ...chronicle, suspected_at: null };
  expect(words(opened, "Suspected")).toBe("never");
  expect(words(opened, "Confirmed")).not.toContain("later");
});

test("promises, deliveries and complaints are counted in words", () => {
  expect(words(chronicle, "Promised updates")).toBe("2 kept, 1 missed, of 3");
  expect(words(chronicle, "Deliveries")).toBe("holding: 400 posted, 12 left out");
  expect(words(chronicle, "Complaints")).toContain("90 in the hour before");
  expect(words({ ...chronicle, first_statement_at: null }, "Complaints")).toContain("no statement");
});
