/** An answer of the API that is not the one asked for (RFC 9457), or no answer at all (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
    /** What is wrong with which field, where the API says so. */
    readonly faults: Fault[] = [],
    /** What became of the thing since the person looked at it. */
    readonly since: Since = { version: null, changes: [] },
  ) {
    super(detail);
    this.name = "Problem";
  }

  /** Someone else changed it first. */
  get isConflict(): boolean {
    return this.status === 409 || this.status === 412;
  }

  /** Asking again can help: nobody answered, or the server was at fault. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** What somebody did to a thing after the person had looked at it. */
export interface Meanwhile {
  who: string;
  when: string;
  what: string;
}

/** Of a change that others came before: the version as it is by now, and what they did. */
export interface Since {
  version: number | null;
  changes: Meanwhile[];
}

/** What is wrong with one field of what was sent; `at` is the field's path, as "settings.terms.0". */
export interface Fault {
  at: string;
  why: string;
}

const WORDS: Record<number, string> = {
  0: "No connection",
  400: "That can't be taken as it is",
  401: "Signed out",
  403: "Not allowed",
  404: "Not found",
  409: "It changed in the meantime",
  412: "It changed in the meantime",
  422: "That can't be taken as it is",
};

/** A headline for a problem. */
export function headline(status: number): string {
  return WORDS[status] ?? "The server could not do this";
}

/** The fields that an error's body speaks of: "body.note: why; body.settings.terms.0: why". */
export function faults(body: unknown): Fault[] {
  const said = body && typeof body === "object" && "detail" in body ? body.detail : undefined;
  if (typeof said !== "string" || !said.startsWith("body.")) return [];
  return said.split(/; (?=body\.)/).map((each) => {
    const [, at = "", why = each] = /^body\.(.*?): (?:Value error, )?(.*)$/s.exec(each) ?? [];
    return { at, why: sentence(why) };
  });
}

/** What others did meanwhile, where an error's body says so. */
export function since(body: unknown): Since {
  const said = (body && typeof body === "object" ? body : {}) as Record<string, unknown>;
  return {
    version: typeof said.version === "number" ? said.version : null,
    changes: Array.isArray(said.changes) ? said.changes.filter(isMeanwhile) : [],
  };
}

function isMeanwhile(one: unknown): one is Meanwhile {
  if (!one || typeof one !== "object") return false;
  return ["who", "when", "what"].every((name) => typeof (one as Record<string, unknown>)[name] === "string");
}

/** The words in an error's body: ours has `detail`, the gateway's has `message`. */
export function detail(body: unknown, status: number): string {
  if (body && typeof body === "object") {
    const said = "detail" in body ? body.detail : "message" in body ? body.message : undefined;
    const wrong = faults(body);
    if (wrong.length > 0) return wrong.map(({ why }) => why).join(" ");
    if (typeof said === "string" && said) return sentence(said);
  }
  return `The server answered ${status}.`;
}

/** The words as a sentence of their own. */
export function sentence(words: string): string {
  const [first = "", ...rest] = words;
  const begun = first.toUpperCase() + rest.join("");
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
