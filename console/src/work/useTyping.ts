import { useEffect, useState } from "react";

const PAUSE = 15_000; // milliseconds without a key after which somebody is thinking, or away

/** Whether the person writes in a part of the page; `onInput` goes to the element around that part. */
export function useTyping() {
  const [last, setLast] = useState(0);
  useEffect(() => {
    if (!last) return;
    const pause = setTimeout(() => setLast(0), PAUSE);
    return () => clearTimeout(pause);
  }, [last]);
  return { typing: last > 0, onInput: () => setLast(Date.now()) };
}
