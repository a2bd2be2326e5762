import { expect, test } from "vitest";
import type { Taxonomy } from "../api/client";
import { causeName, isOther, offered } from "./causes";

const cause = (id: string, name: string, retired = false) => ({ id, name, retired });
const LIST = {
  groups: [
    {
      ...cause("service", "The service"),
      causes: [cause("outage", "Outage"), cause("old", "Old one", true), cause("other", "Other")],
    },
    { ...cause("gone", "Gone", true), causes: [cause("x", "X")] },
  ],
} as Taxonomy;

test("what is retired is not offered, and others are told apart by their group", () => {
  expect(offered(LIST)).toEqual([
    {
      group: "The service",
      items: [
        { value: "service/outage", label: "Outage" },
        { value: "service/other", label: "Other (the service)" },
      ],
    },
  ]);
});

test("a cause of an older case is named, also one that is retired", () => {
  expect(causeName(LIST, "service/old")).toBe("The service: Old one");
  expect(causeName(LIST, "no/such")).toBe("no/such");
  expect(causeName(undefined, "service/old")).toBe("service/old");
});

test("only a cause that says nothing by itself needs a note", () => {
  expect(["service/other", "service/outage"].map(isOther)).toEqual([true, false]);
});
