import { expect, test } from "vitest";
import { moment } from "../shared/time";
import { isAway, standsIn } from "./words";

const UNTIL = "2026-05-04T09:00:00Z";
const away = (name: string, until: string | null = null) => ({
  person: { id: name, name },
  desks: [],
  deputy: { id: "d", name: "Piet" },
  until,
});

test("whoever is away reads until when, and who stands in", () => {
  expect(isAway(away("Lena", UNTIL))).toBe(`You are away until ${moment(UNTIL)}. Piet stands in for you.`);
  expect(isAway(away("Lena"))).toBe("You are away. Piet stands in for you.");
});

test("a deputy reads for whom, and nobody else reads anything", () => {
  expect(standsIn({ away: null, stands_in_for: [] })).toBe("");
  expect(standsIn({ away: null, stands_in_for: [away("Lena")] })).toBe("You stand in for Lena.");
  expect(standsIn({ away: null, stands_in_for: [away("Lena", UNTIL), away("Ann"), away("Bo")] })).toBe(
    `You stand in for Lena until ${moment(UNTIL)}, Ann and Bo.`,
  );
});
