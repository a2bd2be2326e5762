import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useCustomer } from "../api/queries/work";
import { Panel } from "../shared/Panel";
import { Trouble } from "../shared/Trouble";
import { Account } from "./Account";
import { CaseLine } from "./CaseLine";
import { Dialogs } from "./Dialogs";

/** What else is known of the customer: their other cases, here and on other platforms. */
export function CustomerPanel({ of, mayWork }: { of: Case; mayWork: boolean }) {
  const { data, error, refetch } = useCustomer(of);
  const [linking, setLinking] = useState(false);
  if (!data) return error ? <Trouble error={error} again={refetch} /> : null;
  const others = data.cases.items.filter(({ id }) => id !== of.id);
  return (
    <Panel id="customer" title="Customer">
      <Stack gap="sm">
        {others.length === 0 && (
          <Text size="sm" c="dimmed">
            No other cases on this account.
          </Text>
        )}
        {others.map((one) => (
          <div key={one.id}>
            <CaseLine of={one} leads />
          </div>
        ))}
        {data.cases.next && (
          <Text size="xs" c="dimmed">
            There are older cases, too.
          </Text>
        )}
        {data.identities.map((identity) => (
          <Account
            key={`${identity.also.platform} ${identity.also.author_id}`}
            identity={identity}
            cases={data.elsewhere.filter(
              ({ platform, author_id }) =>
                platform === identity.also.platform && author_id === identity.also.author_id,
            )}
            of={of}
            mayWork={mayWork}
          />
        ))}
        {mayWork && (
          <Button size="compact-sm" variant="default" w="fit-content" onClick={() => setLinking(true)}>
            Link another account
          </Button>
        )}
      </Stack>
      <Dialogs open={linking ? "link account" : null} of={of} onClose={() => setLinking(false)} />
    </Panel>
  );
}
