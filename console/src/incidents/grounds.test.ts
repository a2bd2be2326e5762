import { expect, test } from "vitest";
import type { Suspicion } from "../api/queries/incidents";
import { grounds } from "./grounds";

test("a suspicion without words says how many complained, or that a monitor did", () => {
  expect(grounds({ count: 48, expected: 6.24 } as Suspicion)).toBe(
    "48 people complained, where 6.2 are usual",
  );
  expect(grounds({ count: 480, expected: 61.5 } as Suspicion)).toMatch(/62 are usual$/);
  expect(grounds({ count: 0, expected: 0 } as Suspicion)).toBe("A monitor gave the alarm");
});
