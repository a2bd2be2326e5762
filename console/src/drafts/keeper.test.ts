import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Problem } from "../api/problem";
import { Keeper, type Left, type Memory, type Shelf } from "./keeper";
import { readLeft } from "./memory";
import { type Base, nothing } from "./words";

/** A server that keeps one person's words as ours does. */
class FakeShelf implements Shelf {
  there: Base | null = null;
  writes = 0;
  down = false;
  private clock = 0;

  look = async (initial: string) => {
    this.reach();
    return this.there ?? nothing(initial);
  };

  keep = async (text: string, inReplyTo: string | null, version: number) => {
    this.reach();
    if ((this.there?.version ?? 0) !== version) throw new Problem(409, "you went on in another window");
    this.writes += 1;
    this.there = { text, inReplyTo, version: version + 1, at: `at ${this.clock++}` };
    return this.there;
  };

  drop = async () => {
    this.reach();
    this.there = null;
  };

  private reach() {
    if (this.down) throw new Problem(0, "The server can't be reached.");
  }
}

class FakeMemory implements Memory {
  left: Left | null = null;
  recall = () => this.left;
  remember = (left: Left | null) => (this.left = left);
}

async function page(shelf: Shelf, memory: Memory = new FakeMemory(), initial = "") {
  const keeper = new Keeper(shelf, memory, initial);
  await keeper.open();
  return keeper;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("hands over what was typed once there is a pause, in one call", async () => {
  const shelf = new FakeShelf();
  const keeper = await page(shelf);
  for (const text of ["S", "So", "Sorry"]) keeper.type({ text });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shelf.writes).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([shelf.writes, shelf.there?.text, keeper.snapshot().isKept]).toEqual([1, "Sorry", true]);
});

it("brings the words back on another machine", async () => {
  const shelf = new FakeShelf();
  const here = await page(shelf);
  here.type({ text: "Sorry, Ada.", inReplyTo: "7" });
  here.close();
  await vi.runAllTimersAsync();
  expect((await page(shelf)).snapshot()).toMatchObject({ text: "Sorry, Ada.", inReplyTo: "7", isKept: true });
});

it("loses nothing of two windows that type at once", async () => {
  const shelf = new FakeShelf();
  const [one, other] = [await page(shelf), await page(shelf)];
  one.type({ text: "from one" });
  await one.flush();
  other.type({ text: "from the other" });
  await other.flush();
  expect(shelf.there?.text).toBe("from one");
  expect(other.snapshot()).toMatchObject({
    text: "from the other",
    isKept: false,
    other: { text: "from one" },
  });
  expect(await other.settle()).toBe(false);
  await vi.runAllTimersAsync();
  expect(shelf.there?.text).toBe("from one");

  await other.insist();
  expect([shelf.there?.text, other.snapshot().isKept]).toEqual(["from the other", true]);
  await one.open();
  expect(one.snapshot()).toMatchObject({ text: "from the other", other: null });
});

it("says why words are not kept, remembers them in the tab, and tries again", async () => {
  const [shelf, memory] = [new FakeShelf(), new FakeMemory()];
  const keeper = await page(shelf, memory);
  shelf.down = true;
  keeper.type({ text: "Sorry" });
  await keeper.flush();
  expect(keeper.snapshot()).toMatchObject({ isKept: false, trouble: "The server can't be reached." });
  expect(memory.left?.text).toBe("Sorry");
  shelf.down = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(keeper.snapshot()).toMatchObject({ isKept: true, trouble: "" });
  expect(memory.left).toBeNull();
});

it("goes on after a reload with what the server never got", async () => {
  const [shelf, memory] = [new FakeShelf(), new FakeMemory()];
  shelf.down = true;
  const before = await page(shelf, memory);
  before.type({ text: "Sorry" });
  shelf.down = false;
  const after = await page(shelf, memory);
  expect(after.snapshot().text).toBe("Sorry");
  await after.flush();
  expect(shelf.there?.text).toBe("Sorry");
});

it("writes nothing while the words are on their way out, and nothing of them after", async () => {
  const shelf = new FakeShelf();
  const keeper = await page(shelf);
  keeper.type({ text: "Sorry, Ada." });
  const [first, second] = await Promise.all([keeper.settle(), keeper.settle()]);
  expect([first, second]).toEqual([true, false]); // a second click sends nothing twice
  expect(shelf.there?.text).toBe("Sorry, Ada.");
  keeper.type({ text: "Sorry, Ada. And" });
  await vi.runAllTimersAsync();
  expect(shelf.writes).toBe(1);
  await shelf.drop(); // as the server does with what is sent
  keeper.sent();
  await vi.runAllTimersAsync();
  await keeper.open();
  expect([keeper.snapshot().text, shelf.there]).toEqual(["", null]);
});

it("goes on keeping where sending failed", async () => {
  const shelf = new FakeShelf();
  const keeper = await page(shelf);
  keeper.type({ text: "Sorry" });
  await keeper.settle();
  keeper.goOn();
  keeper.type({ text: "Sorry, Ada" });
  await vi.runAllTimersAsync();
  expect(shelf.there?.text).toBe("Sorry, Ada");
});

it("takes discarded words from the server, and stands again at what was there before", async () => {
  const shelf = new FakeShelf();
  const keeper = await page(shelf, new FakeMemory(), "As it was");
  keeper.type({ text: "As it is" });
  await keeper.flush();
  expect(await keeper.discard()).toBe(true);
  expect([shelf.there, keeper.snapshot().text]).toEqual([null, "As it was"]);
});

it("leaves words where they are when they can't be discarded", async () => {
  const shelf = new FakeShelf();
  const keeper = await page(shelf);
  keeper.type({ text: "Sorry" });
  await keeper.flush();
  shelf.down = true;
  expect(await keeper.discard()).toBe(false);
  expect(keeper.snapshot()).toMatchObject({ text: "Sorry", trouble: "The server can't be reached." });
});

it("a tab's memory that is something else is no words", () => {
  expect(readLeft(null)).toBeNull();
  expect(readLeft("words of old")).toBeNull();
  expect(readLeft('{"text": 3}')).toBeNull();
  expect(readLeft(JSON.stringify({ text: "a", inReplyTo: null, base: nothing("") }))?.text).toBe("a");
});
