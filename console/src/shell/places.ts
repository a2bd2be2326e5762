import {
  IconAdjustmentsHorizontal,
  IconAlertTriangle,
  IconChartBar,
  IconChecks,
  IconEar,
  IconInbox,
  IconMessageReply,
  IconSend,
  IconSettings,
  IconTemplate,
} from "@tabler/icons-react";
import type { Act } from "../api/client";

/** A page of the main menu, and what one must be allowed to do to find it there. */
export interface Place {
  to: string;
  name: string;
  Sign: typeof IconInbox;
  needs?: Act;
}

export const PLACES: Place[] = [
  { to: "/queue", name: "Queue", Sign: IconInbox },
  { to: "/incidents", name: "Incidents", Sign: IconAlertTriangle },
  { to: "/approvals", name: "Approvals", Sign: IconChecks },
  { to: "/templates", name: "Templates", Sign: IconTemplate },
  { to: "/outbox", name: "Outbox", Sign: IconSend },
  { to: "/handoffs", name: "Handoffs", Sign: IconMessageReply, needs: "see how handoffs end" },
  { to: "/reports", name: "Reports", Sign: IconChartBar, needs: "read reports" },
  { to: "/listening", name: "Listening", Sign: IconEar },
  { to: "/reading", name: "Reading", Sign: IconAdjustmentsHorizontal, needs: "set thresholds" },
  { to: "/settings", name: "Settings", Sign: IconSettings },
];
