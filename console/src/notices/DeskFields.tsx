import { MultiSelect, NumberInput, SimpleGrid, Switch, TagsInput, TextInput } from "@mantine/core";
import type { DeskNotices } from "../api/queries/notices";

interface Props {
  desk: DeskNotices;
  /** The kinds of notice that there are. */
  kinds: string[];
  onDesk: (desk: DeskNotices) => void;
}

/** How a desk is told. */
export function DeskFields({ desk, kinds, onDesk }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TagsInput
        label="E-mail addresses"
        description="Press Enter after each"
        value={desk.emails}
        onChange={(emails) => onDesk({ ...desk, emails })}
        maxTags={10}
      />
      <TextInput
        label="Slack webhook"
        description="Its name in the credentials secret"
        value={desk.slack ?? ""}
        onChange={(event) => onDesk({ ...desk, slack: event.currentTarget.value.trim() })}
        maxLength={40}
      />
      <MultiSelect
        label="Not told of"
        data={kinds}
        value={desk.muted}
        onChange={(muted) => onDesk({ ...desk, muted })}
        clearable
      />
      <NumberInput
        label="What is not urgent is gathered for"
        suffix=" minutes"
        value={desk.digest_minutes}
        onChange={(minutes) => typeof minutes === "number" && onDesk({ ...desk, digest_minutes: minutes })}
        min={1}
        max={1440}
        allowDecimal={false}
      />
      <Switch
        label="Also to the SNS topic"
        checked={desk.sns}
        onChange={(event) => onDesk({ ...desk, sns: event.currentTarget.checked })}
      />
    </SimpleGrid>
  );
}
