/** An answer of the API that is not the one asked for (RFC 9457), or no answer at all (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
    this.name = "Problem";
  }

  /** Someone else changed it first. */
  get isConflict(): boolean {
    return this.status === 409;
  }

  /** Asking again can help: nobody answered, or the server was at fault. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

const WORDS: Record<number, string> = {
  0: "No connection",
  400: "That can't be taken as it is",
  401: "Signed out",
  403: "Not allowed",
  404: "Not found",
  409: "It changed in the meantime",
  422: "That can't be taken as it is",
};

/** A headline for a problem. */
export function headline(status: number): string {
  return WORDS[status] ?? "The server could not do this";
}

/** The words in an error's body: ours has `detail`, the gateway's has `message`. */
export function detail(body: unknown, status: number): string {
  if (body && typeof body === "object") {
    const said = "detail" in body ? body.detail : "message" in body ? body.message : undefined;
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
