import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { PageTitle } from "../shared/PageTitle";

/** For an address that leads nowhere. */
export function NoSuchPage() {
  return (
    <Stack gap="xs" py="xl">
      <PageTitle name="No such page">There is no such page</PageTitle>
      <Text>
        The address may be old or mistyped.{" "}
        <Anchor component={Link} to="/queue">
          Go to the queue
        </Anchor>
      </Text>
    </Stack>
  );
}
