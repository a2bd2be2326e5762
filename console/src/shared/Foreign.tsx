import { Spoiler, Text, Tooltip } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import classes from "./Foreign.module.css";
import { hidden, plain } from "./hidden";

const LONG = 700; // characters, and
const TALL = 12; // lines, that a reader wants before the rest of the page

/** A name or an excerpt by somebody else: it can't turn the writing direction, neither its own nor its neighbours'. */
export function ForeignName({ children }: { children: string }) {
  return <bdi className={classes.foreign}>{plain(children)}</bdi>;
}

/** A post by somebody else, as they wrote it and only as text. */
export function ForeignText({ children }: { children: string }) {
  const found = hidden(children);
  const words = (
    <bdi dir="auto" className={`${classes.foreign} ${classes.post}`}>
      {children}
    </bdi>
  );
  return (
    <>
      {children.length > LONG || children.split("\n").length > TALL ? (
        <Spoiler maxHeight={280} showLabel="Show all of it" hideLabel="Show less">
          {words}
        </Spoiler>
      ) : (
        words
      )}
      {found.length > 0 && <HiddenNote found={found} />}
    </>
  );
}

function HiddenNote({ found }: { found: string[] }) {
  return (
    <Tooltip label="What you see may not be the order or the whole of what is written" multiline maw={260}>
      <Text size="xs" c="var(--amends-warning)" mt={6} w="fit-content">
        <IconEyeOff size={13} aria-hidden style={{ verticalAlign: -2 }} /> Contains {found.join(", ")}
      </Text>
    </Tooltip>
  );
}
