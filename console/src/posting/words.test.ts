import { expect, test } from "vitest";
import type { Posting } from "../api/client";
import { held, isTurned } from "./words";

test("a stop and a dry run are said in words, and posting that is on is not", () => {
  expect(held("off")?.title).toBe("Posting is stopped. Nothing is sent until it is turned on again.");
  expect(held("dry_run")?.title).toContain("dry run");
  expect(held("on")).toBe(undefined);
});

test("a new deployment's dry run was turned by nobody", () => {
  expect(isTurned({ since: null } as Posting)).toBe(false);
  expect(isTurned({ since: "2026-05-01T10:00:00Z" } as Posting)).toBe(true);
});
