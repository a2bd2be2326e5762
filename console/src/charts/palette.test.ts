import { expect, test } from "vitest";
import { OURS, strokes } from "./palette";

test("ours always looks the same, and no two of six look alike", () => {
  const looks = strokes([false, true, false, false, false, false].map((ours) => ({ ours })));
  expect(looks[1]).toBe(OURS);
  expect(new Set(looks.map(({ color }) => color)).size).toBe(6);
  expect(new Set(looks.map(({ dash }) => dash)).size).toBe(6);
});
