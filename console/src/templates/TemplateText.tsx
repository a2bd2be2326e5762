import { Mark, Text, Tooltip } from "@mantine/core";
import { usePlaceholders } from "../api/queries/templates";
import { pieces } from "./words";

/** A template's text with its placeholders marked, and below it what each stands for. */
export function TemplateText({ children }: { children: string }) {
  const places = usePlaceholders().data ?? [];
  const meanings = new Map(places.map(({ name, meaning }) => [name, meaning]));
  const cut = pieces(children, [...meanings.keys()]);
  const used = [...new Set(cut.flatMap(({ place }) => place ?? []))];
  return (
    <>
      <Text component="div" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        <bdi dir="auto">
          {cut.map(({ text, place }, at) =>
            place ? (
              <Tooltip key={at} label={meanings.get(place)}>
                <Mark color="teal">{text}</Mark>
              </Tooltip>
            ) : (
              text
            ),
          )}
        </bdi>
      </Text>
      {used.length > 0 && (
        <Text size="xs" c="dimmed" component="ul" m={0} mt="xs" pl="md" aria-label="Placeholders">
          {used.map((name) => (
            <li key={name}>
              {`{${name}}`}: {meanings.get(name)}
            </li>
          ))}
        </Text>
      )}
    </>
  );
}
