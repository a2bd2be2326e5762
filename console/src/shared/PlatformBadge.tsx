import { Badge } from "@mantine/core";
import { IconBrandReddit, IconBrandX, IconWebhook } from "@tabler/icons-react";
import type { PlatformName } from "../api/client";

export const PLATFORMS: Record<PlatformName, string> = { x: "X", reddit: "Reddit", webhook: "Webhook" };
const SIGNS = { x: IconBrandX, reddit: IconBrandReddit, webhook: IconWebhook };

/** The network that a post is on. */
export function PlatformBadge({ platform }: { platform: PlatformName }) {
  const Sign = SIGNS[platform];
  return (
    <Badge variant="default" size="sm" tt="none" fw={500} leftSection={<Sign size={12} aria-hidden />}>
      {PLATFORMS[platform]}
    </Badge>
  );
}
