import { Input, Textarea } from "@mantine/core";
import { useId, useLayoutEffect, useRef } from "react";
import type { Finding } from "../api/client";
import classes from "./MarkedField.module.css";
import { pieces } from "./pieces";

interface Props {
  label: string;
  text: string;
  onText: (text: string) => void;
  findings: Finding[];
  describedBy: string;
  disabled: boolean;
  readOnly: boolean;
  field: React.RefObject<HTMLTextAreaElement | null>;
}

const SHARED = ["font", "letterSpacing", "padding", "borderWidth", "textIndent", "wordSpacing"] as const;

/** A text field in which the phrases that a finding is about are marked: the marks lie behind the letters. */
export function MarkedField({
  label,
  text,
  onText,
  findings,
  describedBy,
  disabled,
  readOnly,
  field,
}: Props) {
  const id = useId();
  const behind = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!field.current || !behind.current) return;
    const style = getComputedStyle(field.current);
    for (const name of SHARED) behind.current.style[name] = style[name];
  }, [field]);

  return (
    <Input.Wrapper label={label} id={id}>
      <div className={classes.stack}>
        <div ref={behind} className={classes.behind} aria-hidden>
          {pieces(text, findings).map(({ text: words, finding }, place) =>
            finding ? (
              <mark key={place} data-level={finding.level} data-rule={finding.rule}>
                {words}
              </mark>
            ) : (
              words
            ),
          )}
          {"\n"}
        </div>
        <Textarea
          id={id}
          ref={field}
          classNames={{ input: classes.input ?? "" }}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onScroll={({ currentTarget }) => {
            if (behind.current) behind.current.scrollTop = currentTarget.scrollTop;
          }}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={10_000}
          disabled={disabled}
          readOnly={readOnly}
          aria-describedby={describedBy}
        />
      </div>
    </Input.Wrapper>
  );
}
