import { Radio, Stack } from "@mantine/core";
import type { Way } from "../api/queries/handoffs";
import { surcharge, wayName } from "./ways";

interface Props {
  ways: Way[];
  chosen: Way["way"];
  onChoose: (way: Way["way"]) => void;
}

/** How the customer gets to us, each way with its price. */
export function Ways({ ways, chosen, onChoose }: Props) {
  return (
    <Radio.Group
      label="How they get to you"
      value={chosen}
      onChange={(value) => onChoose(value as Way["way"])}
    >
      <Stack gap={6} mt={4}>
        {ways.map((way) => (
          <Radio
            key={way.way}
            value={way.way}
            label={wayName(way)}
            description={[way.words, surcharge(way, ways)].filter(Boolean).join("; ")}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
