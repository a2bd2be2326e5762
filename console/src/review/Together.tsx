import { Alert, Text } from "@mantine/core";
import type { Pending } from "../api/client";
import { ForeignName } from "../shared/Foreign";
import { Differs } from "./Differs";

/** Says above the replies of a case that several wait at once, and what differs between each two of them. */
export function Together({ pending: { replies, pairs } }: { pending: Pending }) {
  const same = pairs.some(({ same_post }) => same_post);
  return (
    <Alert
      color="orange"
      p="sm"
      role="region"
      title={`${replies.length} replies wait at once${same ? ", and answer the same post" : ""}`}
    >
      <Text size="sm" mb={6}>
        Decide which of them is said before you approve one.
      </Text>
      {pairs.map(({ one, other, parts }) => (
        <div key={`${one} ${other}`}>
          {pairs.length > 1 && (
            <Text size="sm" mt={6}>
              “<Beginning of={one} among={replies} />” and “<Beginning of={other} among={replies} />”
            </Text>
          )}
          <Differs parts={parts} what="What differs" />
        </div>
      ))}
    </Alert>
  );
}

const SHOWN = 40;

/** A reply's first words, by which one knows it again. */
function Beginning({ of, among }: { of: string; among: Pending["replies"] }) {
  const text = among.find(({ id }) => id === of)?.text ?? "";
  const words = [...text];
  return <ForeignName>{words.length > SHOWN ? `${words.slice(0, SHOWN).join("")}…` : text}</ForeignName>;
}
