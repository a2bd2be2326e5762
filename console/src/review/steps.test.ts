import { expect, it } from "vitest";
import type { Reply } from "../api/client";
import { standing, waitsFor } from "./steps";

const AT = "2026-11-20T12:00:00Z";

function consent(step: number, by_name: string): Reply["approvals"][number] {
  return {
    step,
    by_name,
    desk: "legal",
    by: by_name,
    at: AT,
    sha256: "0",
    expires_at: AT,
    stands_for: null,
    seen: null,
  };
}

function waiting(step: number, approvals: Reply["approvals"]): Reply {
  const steps = [
    { desk: "legal", need: 2, named: [] },
    { desk: "pr", need: 1, named: [{ id: "7", name: "piet" }] },
  ];
  return { state: "in_review", path: { steps }, step, approvals } as unknown as Reply;
}

it("says how many of a desk have agreed, and who comes after them", () => {
  expect(standing(waiting(0, [consent(0, "lena")]))).toEqual([
    { words: "1 of 2 of legal", by: ["lena"], state: "now" },
    { words: "piet", by: [], state: "later" },
  ]);
});

it("moves on when a step is over", () => {
  const steps = standing(waiting(1, [consent(0, "lena"), consent(0, "leo")]));
  expect(steps.map(({ state }) => state)).toEqual(["done", "now"]);
});

it("has nothing to say of a reply from before there were paths", () => {
  expect(standing({ path: null, approvals: [], step: 0, state: "approved" } as unknown as Reply)).toEqual([]);
});

it("says whom it waits for, and why that is not oneself", () => {
  const reply = { ...waiting(0, []), writers: ["piet"] } as Reply;
  expect(waitsFor(reply, "zoe")).toBe("Waits for legal.");
  expect(waitsFor({ ...reply, step: 1 }, "zoe")).toBe("Waits for piet.");
  expect(waitsFor({ ...reply, approvals: [consent(0, "lena")] }, "lena")).toBe(
    "You approved it. It waits for legal.",
  );
  expect(waitsFor({ ...reply, path: null }, "piet")).toBe(
    "Some of its words are yours. It waits for somebody else.",
  );
});
