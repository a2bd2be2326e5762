import { expect, test } from "vitest";
import type { Reply } from "../api/client";
import { waiting } from "./waiting";

const NOW = Date.parse("2026-05-01T10:00:00Z");
const reply = (more: Partial<Reply> = {}) => ({ state: "approved", note: "", ...more }) as Reply;

test("a dry run and a stop say that the reply waits for the switch", () => {
  const tried = reply({ note: "dry run: would have been posted", expected_at: "2026-05-01T10:00:00Z" });
  expect(waiting(tried, "dry_run", NOW)).toBe(
    "Dry run: would have been posted. It waits until posting is turned on.",
  );
  expect(waiting(tried, "off", NOW)).toBe("Posting is stopped. It waits until posting is turned on again.");
});

test("a reply in line says when it is expected, and no longer what a stop said", () => {
  const released = reply({ note: "posting is stopped", expected_at: "2026-05-01T10:12:00Z" });
  expect(waiting(released, "on", NOW)).toBe("Expected to be posted in 12 min.");
});

test("a reply that a platform put off says why", () => {
  const put = reply({
    note: "x takes no more for now",
    not_before: "2026-05-01T10:15:00Z",
    expected_at: "2026-05-01T10:15:00Z",
  });
  const words = waiting(put, "on", NOW);
  expect(words).toContain(": X takes no more for now. Expected to be posted in 15 min.");
  expect(waiting(reply(), undefined, NOW)).toBe("It will be posted in a moment.");
});
