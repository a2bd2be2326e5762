import { Stack, Tabs, Text } from "@mantine/core";
import { useSearchParams } from "react-router";
import type { ReviewDesk } from "../api/client";
import { StandsIn } from "../away/StandsIn";
import { PageTitle } from "../shared/PageTitle";
import { ApprovalList, ReplyList } from "./ReplyList";

const DESKS: Record<ReviewDesk, string> = { senior: "Second person", legal: "Legal", pr: "PR" };
const LISTS = new Set(["mine", ...Object.keys(DESKS), "stuck", "returned"]);

/** The replies that wait for a person: for an approval, for a decision, or for their author. */
export function ApprovalsPage() {
  const [address, setAddress] = useSearchParams();
  const asked = address.get("list") ?? "";
  const list = LISTS.has(asked) ? asked : "mine";
  return (
    <Stack gap="sm">
      <PageTitle name="Approvals">Approvals</PageTitle>
      <StandsIn />
      <Tabs value={list} onChange={(value) => value && setAddress({ list: value })} keepMounted={false}>
        <Tabs.List aria-label="Replies">
          <Tabs.Tab value="mine">For you</Tabs.Tab>
          {Object.entries(DESKS).map(([desk, name]) => (
            <Tabs.Tab key={desk} value={desk}>
              {name}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="stuck">Need a person</Tabs.Tab>
          <Tabs.Tab value="returned">Sent back</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="mine" pt="md">
          <ApprovalList desk={null} empty="No reply waits for your approval." />
        </Tabs.Panel>
        {Object.keys(DESKS).map((desk) => (
          <Tabs.Panel key={desk} value={desk} pt="md">
            <ApprovalList desk={desk as ReviewDesk} empty="No reply waits for this desk." />
          </Tabs.Panel>
        ))}
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
