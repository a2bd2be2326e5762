import { useState } from "react";

/** A setting that a person edits: what they saw, what they typed, and whether somebody else saved meanwhile. */
export interface Editing<S, F> {
  seen: S;
  form: F;
  setForm: (form: F) => void;
  edited: boolean;
  overtaken: boolean;
  /** Go on with what was typed, upon what somebody else saved. */
  keep: () => void;
  /** Show the setting as it is now; what was typed is gone. */
  show: (setting: S) => void;
  now: S;
}

/**
 * The form of a versioned setting. `open` makes a form of the setting, `meant` what would be saved of a form; the page
 * follows what others save as long as nothing typed would be lost.
 */
export function useEditing<S extends { version: number }, F>(
  now: S,
  open: (setting: S) => F,
  meant: (form: F) => unknown = (form) => form,
): Editing<S, F> {
  const [seen, setSeen] = useState(now);
  const [form, setForm] = useState(() => open(now));
  const edited = JSON.stringify(meant(form)) !== JSON.stringify(meant(open(seen)));
  const overtaken = now.version > seen.version;

  function show(setting: S) {
    setSeen(setting);
    setForm(open(setting));
  }

  if (overtaken && !edited) show(now);
  return { seen, form, setForm, edited, overtaken, keep: () => setSeen(now), show, now };
}
