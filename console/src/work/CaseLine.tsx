import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Case } from "../api/client";
import { Customer } from "../shared/Customer";
import { ForeignName } from "../shared/Foreign";
import { PLATFORMS } from "../shared/PlatformBadge";
import { severity } from "../shared/severity";
import { When } from "../shared/When";
import { TURNS } from "./words";

/** Another case in a few words: whose it is, what was written last, and how it stands. */
export function CaseLine({ of, leads = false }: { of: Case; leads?: boolean }) {
  const name = <Customer name={of.author_name} handle={of.author_handle} platform={of.platform} />;
  return (
    <>
      <Text size="sm" component="div">
        {leads ? <CaseLink id={of.id}>{name}</CaseLink> : name} on {PLATFORMS[of.platform]}
      </Text>
      <Text size="sm" lineClamp={2}>
        <ForeignName>{of.preview}</ForeignName>
      </Text>
      <Text size="xs" c="dimmed">
        {TURNS[of.state]}, {severity(of.severity).word.toLowerCase()}, last <When at={of.last_mention_at} />
      </Text>
    </>
  );
}

/** The way to another case. */
export function CaseLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Anchor component={Link} to={`/cases/${encodeURIComponent(id)}`} inherit>
      {children}
    </Anchor>
  );
}
