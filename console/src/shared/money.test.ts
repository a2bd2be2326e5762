import { expect, test } from "vitest";
import { dollars } from "./money";

test.each([
  ["0", "$0.00"],
  ["0E-3", "$0.00"],
  ["12.3", "$12.30"],
  ["1234.567", "$1,234.57"],
  ["0.20", "$0.20"],
  ["0.015", "$0.015"],
  ["0.0012", "$0.0012"],
  ["0.000025", "$0.000025"],
])("%s is shown as %s", (amount, words) => {
  expect(dollars(amount)).toBe(words);
});
