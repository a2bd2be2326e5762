import { Anchor, Popover, Text } from "@mantine/core";
import type { Event } from "../api/client";
import { noteOf } from "../case/history";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { When } from "../shared/When";
import { phrase, place } from "./phrases";
import type { Text as Words } from "./texts";

/** An event's sentence; `inPrivate` says that it is about a message that only its customer reads. */
export function Said({ of, inPrivate = false }: { of: Event; inPrivate?: boolean }) {
  const { who, words } = phrase(of, inPrivate);
  return (
    <Text size="sm" fw={550}>
      {who !== null && (
        <>
          <ForeignName>{who}</ForeignName>{" "}
        </>
      )}
      {words}
    </Text>
  );
}

/** Of an event: its note, when it was, from where, and about which words. */
export function Entry({ of, text }: { of: Event; text: Words | null }) {
  const note = noteOf(of);
  const from = place(of);
  return (
    <>
      {note && (
        <Text size="sm">
          <ForeignName>{note}</ForeignName>
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <When at={of.at} />
        {from && `, ${from}`}
        {text && (
          <>
            {", "}
            <ShowText text={text} />
          </>
        )}
      </Text>
    </>
  );
}

function ShowText({ text: { number, words } }: { text: Words }) {
  return (
    <Popover width={300} position="bottom-start" withArrow shadow="md">
      <Popover.Target>
        <Anchor component="button" type="button" inherit>
          text {number}
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Text ${number}`}>
        <Text size="sm" component="div">
          <ForeignText>{words}</ForeignText>
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
