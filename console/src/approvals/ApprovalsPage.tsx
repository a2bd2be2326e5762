import { Stack, Tabs, Text } from "@mantine/core";
import { useSearchParams } from "react-router";
import { PageTitle } from "../shared/PageTitle";
import { ReplyList } from "./ReplyList";

/** The replies that wait for a person: for an approval, for a decision, or for their author. */
export function ApprovalsPage() {
  const [address, setAddress] = useSearchParams();
  const asked = address.get("list");
  const list = asked === "stuck" || asked === "returned" ? asked : "review";
  return (
    <Stack gap="sm">
      <PageTitle name="Approvals">Approvals</PageTitle>
      <Tabs value={list} onChange={(value) => value && setAddress({ list: value })} keepMounted={false}>
        <Tabs.List aria-label="Replies">
          <Tabs.Tab value="review">In review</Tabs.Tab>
          <Tabs.Tab value="stuck">Need a person</Tabs.Tab>
          <Tabs.Tab value="returned">Sent back</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="review" pt="md">
          <ReplyList state="in_review" empty="No reply waits for approval." />
        </Tabs.Panel>
        <Tabs.Panel value="stuck" pt="md">
          <Stack gap="lg">
            <Text size="sm" c="dimmed" maw={640}>
              The network refused these, or did not say whether it took them. Nothing more happens to them by
              itself.
            </Text>
            <ReplyList
              state="maybe_posted"
              heading="May be posted"
              empty="Every posted reply was confirmed."
            />
            <ReplyList state="refused" heading="Refused" empty="No reply was refused." />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="returned" pt="md">
          <ReplyList state="changes_requested" empty="No reply waits for its author to change it." />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
