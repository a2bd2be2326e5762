import { Anchor, VisuallyHidden } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { webAddress } from "./links";

/** A link that leaves the console, if its address is one that may be followed. */
export function OutLink({ href, children }: { href: string | undefined; children: string }) {
  const safe = href && webAddress(href);
  if (!safe) return null;
  return (
    <Anchor href={safe} target="_blank" rel="noopener noreferrer" size="sm">
      {children} <IconExternalLink size={13} aria-hidden style={{ verticalAlign: -1 }} />
      <VisuallyHidden>(opens in a new tab)</VisuallyHidden>
    </Anchor>
  );
}
