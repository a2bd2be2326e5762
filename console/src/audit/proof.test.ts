import { expect, test } from "vitest";
import type { Proof } from "../api/queries/audit";
import { verdict } from "./proof";

const proof = (more: Partial<Proof>): Proof => ({
  subject: "x-1",
  whole: true,
  entries: 12,
  notes_removed: 0,
  before_seals: 0,
  seal: "ab",
  findings: [],
  ...more,
});

test("a whole history says how many entries it has, and what can't be said of it", () => {
  expect(verdict(proof({}))).toEqual({
    title: "This history is whole",
    lines: ["All 12 entries stand as written, in order, up to the end."],
  });
  expect(verdict(proof({ entries: 1, notes_removed: 1, before_seals: 2 })).lines).toEqual([
    "The one entry stands as written, in order, up to the end.",
    "1 note lost words to a removal, as it must be.",
    "2 older entries from before there were seals can't be proven.",
  ]);
});

test("a broken one says where and how", () => {
  const findings: Proof["findings"] = [
    { seq: 3, fault: "tampered", detail: "it is not what was sealed" },
    { seq: 4, fault: "missing", detail: "there is no entry of this number" },
  ];
  expect(verdict(proof({ whole: false, findings }))).toEqual({
    title: "This history is broken",
    lines: [
      "Entry 3, tampered: It is not what was sealed.",
      "Entry 4, missing: There is no entry of this number.",
    ],
  });
});
