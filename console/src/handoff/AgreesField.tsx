import { Radio, Stack } from "@mantine/core";

interface Props {
  agrees: boolean | null;
  onAgrees: (agrees: boolean | null) => void;
}

const VALUES: Record<string, boolean | null> = { yes: true, no: false, unknown: null };

/** What the customer said of a public line at the end. */
export function AgreesField({ agrees, onAgrees }: Props) {
  const value = Object.keys(VALUES).find((name) => VALUES[name] === agrees) ?? "unknown";
  return (
    <Radio.Group
      label="Does the customer agree to a closing line in public?"
      description="“Glad that we could sort this out”, and nothing of what was said in private"
      value={value}
      onChange={(name) => onAgrees(VALUES[name] ?? null)}
    >
      <Stack gap={6} mt={6}>
        <Radio value="yes" label="Yes, they said so" />
        <Radio value="no" label="No" />
        <Radio value="unknown" label="They were not asked" />
      </Stack>
    </Radio.Group>
  );
}
