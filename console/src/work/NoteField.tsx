import { Combobox, Text, Textarea, useCombobox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { Colleague } from "../api/client";
import { ForeignName } from "../shared/Foreign";
import { complete, matching, mentioning, type Mentioning } from "./mentions";

const SHOWN = 6;

interface Props {
  label: string;
  text: string;
  onText: (text: string) => void;
  people: Colleague[];
  autoFocus?: boolean;
}

/** A field for a note that offers names after an @. */
export function NoteField({ label, text, onText, people, autoFocus = false }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<Mentioning | null>(null);
  const found = typed ? matching(people, typed.begins).slice(0, SHOWN) : [];
  const opened = found.length > 0;
  const { selectFirstOption, ...rest } = useCombobox({ opened, onOpenedChange: () => setTyped(null) });
  const store = { ...rest, selectFirstOption };
  const first = found[0]?.id;
  useEffect(() => {
    if (opened) selectFirstOption();
  }, [opened, first, selectFirstOption]);

  function choose(name: string) {
    const area = field.current;
    if (!area || !typed) return;
    const done = complete(text, area.selectionStart, typed, name);
    onText(done.text);
    setTyped(null);
    // The caret is set once the field has the new text.
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(done.caret, done.caret);
    });
  }

  return (
    <Combobox store={store} onOptionSubmit={choose} position="bottom-start" withinPortal>
      <Combobox.Target withKeyboardNavigation={opened} withAriaAttributes={opened}>
        <Textarea
          ref={field}
          label={label}
          description="Colleagues only. Write @ to call one of them."
          value={text}
          onChange={({ currentTarget: area }) => {
            onText(area.value);
            setTyped(mentioning(area.value, area.selectionStart));
          }}
          onBlur={() => setTyped(null)}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={10_000}
          autoFocus={autoFocus}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!opened}>
        <Combobox.Options aria-label="Colleagues">
          {found.map(({ id, name, roles }) => (
            <Combobox.Option key={id} value={name}>
              <ForeignName>{name}</ForeignName>
              <Text span size="xs" opacity={0.8}>
                {" "}
                {roles.join(", ")}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
