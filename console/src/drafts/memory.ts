import type { Left, Memory } from "./keeper";

/** This tab's memory of words under a name; it outlasts a reload and a new sign-in. */
export function tabMemory(name: string): Memory {
  return {
    recall: () => readLeft(sessionStorage.getItem(name)),
    remember: (left) => {
      if (left) sessionStorage.setItem(name, JSON.stringify(left));
      else sessionStorage.removeItem(name);
    },
  };
}

/** For words that no browser keeps. */
export const noMemory: Memory = { recall: () => null, remember: () => undefined };

/** What was remembered; null where it is something else, as an older version of the console may have left it. */
export function readLeft(stored: string | null): Left | null {
  try {
    const left = JSON.parse(stored ?? "null") as Partial<Left> | null;
    return typeof left?.text === "string" && typeof left.base?.text === "string" ? (left as Left) : null;
  } catch {
    return null;
  }
}
