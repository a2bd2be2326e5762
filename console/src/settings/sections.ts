import type { Act } from "../api/client";

/** A part of the settings, and what one must be allowed to do to find it. */
export interface Section {
  path: string;
  name: string;
  needs?: Act;
}

/** In the order of the tabs; the first lies at /settings itself. */
export const SECTIONS: Section[] = [
  { path: "", name: "Brand" },
  { path: "triage", name: "Triage rules" },
  { path: "paths", name: "Approval paths" },
  { path: "causes", name: "Root causes" },
  { path: "service", name: "Service times" },
  { path: "reports", name: "Reports", needs: "read reports" },
  { path: "notifications", name: "Notifications" },
];
