import { expect, test } from "vitest";
import type { CaseOutcome, FollowedPost, Sample } from "../api/reports";
import { grown, interactions, isTold, numbered, ORDER, toneChange } from "./words";

const sample = (change: Partial<Sample>): Sample => ({
  after: 3600,
  at: "2026-05-01T11:00:00Z",
  likes: 0,
  reshares: 0,
  quotes: 0,
  replies: 0,
  views: null,
  ...change,
});

const OUTCOME: CaseOutcome = {
  case_id: "1",
  outcome: "pending",
  why: "",
  recovered_at: null,
  follow_until: null,
  evidence: [],
  posts: [],
  tone_before: -0.8,
  tone_after: 0.4,
};

test("a case of which nothing can be told yet shows nothing", () => {
  expect(isTold(OUTCOME)).toBe(false);
  expect(isTold({ ...OUTCOME, follow_until: "2026-05-08T10:00:00Z" })).toBe(true);
  expect(isTold({ ...OUTCOME, outcome: "silent" })).toBe(true);
});

test("outcomes stand from the best to the worst, and what is open last", () => {
  expect(ORDER[0]).toBe("shared");
  expect(ORDER.at(-1)).toBe("pending");
});

test("what a post came to is told by its last look", () => {
  const looks = [sample({ likes: 3 }), sample({ after: 259_200, likes: 41, replies: 1, views: 2310 })];
  expect(grown(looks)).toBe("41 likes, 1 reply, 2,310 views after 3 days");
  expect(grown([sample({})])).toBe("Nobody did anything with it after 1 h");
  expect(grown([])).toBe("Not looked at yet");
  expect(interactions(sample({ likes: 1, reshares: 2, quotes: 3, replies: 4, views: 500 }))).toBe(10);
});

test("posts of one kind are told apart by their number", () => {
  const post = (post_id: string, kind: FollowedPost["kind"]): FollowedPost => ({
    post_id,
    kind,
    url: "",
    at: "",
    samples: [],
  });
  const names = numbered([post("1", "complaint"), post("2", "later"), post("3", "later")]).map(
    ({ name }) => name,
  );
  expect(names).toEqual(["Complaint", "Later post 1", "Later post 2"]);
});

test("the tone is told where both are known", () => {
  expect(toneChange(OUTCOME)).toContain("from −0.8 to +0.4");
  expect(toneChange({ ...OUTCOME, tone_after: null })).toBe("");
});
