import { Problem } from "../api/problem";
import { type Base, heard, insisted, isAhead, isDue, kept, opened, type Words, yielded } from "./words";

/** Where the server keeps somebody's words. */
export interface Shelf {
  /** What lies there; `initial` stands for nothing. */
  look(initial: string): Promise<Base>;
  /** Put words in the place of those of that version. */
  keep(text: string, inReplyTo: string | null, version: number): Promise<Base>;
  drop(): Promise<unknown>;
}

/** What this tab remembers of words that the server does not have yet. */
export type Left = Pick<Words, "text" | "inReplyTo" | "base">;

export interface Memory {
  recall(): Left | null;
  remember(left: Left | null): void;
}

/** What a page shows of words. */
export interface Typed {
  text: string;
  inReplyTo: string | null;
  other: Base | null;
  /** Whether the server has all that was typed. */
  isKept: boolean;
  /** Why it does not, where a try failed. */
  trouble: string;
}

const PAUSE = 1_500; // ms without a key
const AGAIN = 10_000; // ms after a try that failed

/** Hands words over to the server while they are typed, one call after the other, and loses none on the way. */
export class Keeper {
  private words: Words;
  private trouble = "";
  private held = false;
  private leaving = false;
  private closed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private calls: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  private shown: Typed;

  constructor(
    private readonly shelf: Shelf,
    private readonly memory: Memory,
    private readonly initial: string,
  ) {
    this.words = opened(initial, memory.recall());
    this.shown = this.view();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = () => this.shown;

  /** Ask what the server has: when the page opens, and whenever the person comes back to it. */
  readonly open = () => {
    this.closed = false;
    return this.after(() => this.hear());
  };

  /** The page goes: what was typed is handed over, and nothing after that. */
  readonly close = () => {
    void this.flush();
    this.closed = true;
  };

  /** Other words, or another post that they answer. */
  readonly type = (change: Partial<Pick<Words, "text" | "inReplyTo">>) => {
    this.turn({ ...this.words, ...change });
    this.arm(PAUSE);
  };

  /** Hand over at once what was typed. */
  readonly flush = () => {
    clearTimeout(this.timer);
    return this.after(() => this.handOver());
  };

  /** Hand over what was typed and hold still, since the words are about to be sent; whether they can be. */
  readonly settle = async (): Promise<boolean> => {
    if (this.leaving) return false;
    this.leaving = true;
    await this.flush();
    this.held = this.leaving = !this.words.other;
    return this.held;
  };

  /** They were not sent after all. */
  readonly goOn = () => {
    this.held = this.leaving = false;
    this.arm(PAUSE);
  };

  /** They were sent, which took them from the server. */
  readonly sent = () => {
    this.held = this.leaving = false;
    clearTimeout(this.timer);
    this.trouble = "";
    this.turn({ ...opened(this.initial, null), known: true });
  };

  /** Nobody wants them any more; whether they are gone. */
  readonly discard = async (): Promise<boolean> => {
    let gone = false;
    await this.after(async () => {
      try {
        await this.shelf.drop();
        this.sent();
        gone = true;
      } catch (problem) {
        this.fail(problem as Error);
      }
    });
    return gone;
  };

  /** The words in the field count, not those from elsewhere. */
  readonly insist = () => {
    this.turn(insisted(this.words));
    return this.flush();
  };

  /** The words from elsewhere count. */
  readonly yield = () => this.turn(yielded(this.words));

  private async hear() {
    // While words are on their way out, an answer could be older than that.
    if (this.held) return;
    try {
      const now = await this.shelf.look(this.initial);
      this.trouble = "";
      this.turn(heard(this.words, now, this.initial));
      this.arm(PAUSE);
    } catch (problem) {
      this.fail(problem as Error);
    }
  }

  private async handOver() {
    if (!this.words.known) await this.hear();
    if (this.held || !isDue(this.words)) return;
    const { text, inReplyTo, base } = this.words;
    try {
      const now = await this.shelf.keep(text, inReplyTo, base.version);
      this.trouble = "";
      // What can't be stored was left out there; here it counts as kept, or it would be sent for ever.
      this.turn(kept(this.words, { ...now, text, inReplyTo }));
      this.arm(PAUSE);
    } catch (problem) {
      if (problem instanceof Problem && problem.isConflict) await this.hear();
      else this.fail(problem as Error);
    }
  }

  private fail(problem: Error) {
    this.trouble = problem.message;
    this.turn(this.words);
    if (problem instanceof Problem && problem.isPassing) this.arm(AGAIN);
  }

  private after(call: () => Promise<void>): Promise<void> {
    this.calls = this.calls.then(call);
    return this.calls;
  }

  private arm(pause: number) {
    clearTimeout(this.timer);
    const wanted = isAhead(this.words) && !this.words.other && !this.held && !this.closed;
    if (wanted) this.timer = setTimeout(() => void this.flush(), pause);
  }

  private turn(words: Words) {
    this.words = words;
    const { text, inReplyTo, base } = words;
    this.memory.remember(isAhead(words) ? { text, inReplyTo, base } : null);
    this.shown = this.view();
    this.listeners.forEach((listener) => listener());
  }

  private view(): Typed {
    const { text, inReplyTo, other, base, known } = this.words;
    const written = text !== this.initial;
    const isKept = written && known && base.version > 0 && !isAhead(this.words);
    return { text, inReplyTo, other, isKept, trouble: written ? this.trouble : "" };
  }
}
