import { useEffect } from "react";

/** Tells the page that something was typed here: a page asks once before it is left, for all its forms. */
export function useReported(edited: boolean, onEdited: (edited: boolean) => void): void {
  useEffect(() => {
    onEdited(edited);
    return () => onEdited(false);
  }, [edited, onEdited]);
}
