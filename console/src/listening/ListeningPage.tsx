import { Stack } from "@mantine/core";
import { PageTitle } from "../shared/PageTitle";
import { Heard } from "./Heard";
import { Spending } from "./Spending";

/** Whether anything was missed, and what listening and answering cost. */
export function ListeningPage() {
  return (
    <Stack gap="md">
      <PageTitle name="Listening">Listening</PageTitle>
      <Heard />
      <Spending />
    </Stack>
  );
}
