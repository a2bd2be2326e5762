import { expect, test } from "vitest";
import type { Incident } from "../api/queries/incidents";
import { EMPTY, faults, meant, opened } from "./description";

test("what was opened and not touched would be saved as it is", () => {
  const scope = { topics: ["internet"], regions: ["Bremen"], products: [], rule: 'topic == "internet"' };
  const incident = {
    title: "No internet",
    scope,
    industry_wide: true,
    owner: { id: "p1", name: "Pat" },
    deputies: [{ id: "p2", name: "Sam" }],
  } as unknown as Incident;
  expect(meant(opened(incident))).toEqual({
    title: "No internet",
    scope,
    industry_wide: true,
    owner: "p1",
    deputies: ["p2"],
  });
});

test("topics are written small, once each", () => {
  const { scope } = meant({ ...EMPTY, topics: ["Internet ", "internet", "Mobile"] });
  expect(scope?.topics).toEqual(["internet", "mobile"]);
});

test("a title that says nothing and a topic that rules could not name are told", () => {
  expect(faults({ ...EMPTY, title: "ab" }).title).toBeTruthy();
  expect(faults({ ...EMPTY, title: "abc", topics: ["5G"] }).topics).toContain("5g");
  expect(faults({ ...EMPTY, title: "abc", topics: ["mobile 5g"] })).toEqual({});
});
