import { Button, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconSend } from "@tabler/icons-react";
import { useGive } from "../api/moves/statements";
import { type Statement, usePreview } from "../api/queries/statements";
import { reach } from "./words";

/** The start of an approved statement, with whom it reaches before anything goes out. */
export function Give({ statement }: { statement: Statement }) {
  const give = useGive(statement);

  function confirm() {
    modals.openConfirmModal({
      title: "Start giving it out?",
      children: (
        <>
          <Reach statement={statement} />
          <Text size="sm" mt={6}>
            {statement.stage === "resolved"
              ? "It goes out once the incident is resolved, to everyone who got a text as well."
              : "It goes out a minute's worth at a time, the gravest first. From now on its next update is a promise."}
          </Text>
        </>
      ),
      labels: { confirm: "Start", cancel: "Cancel" },
      onConfirm: () => give.mutate(),
    });
  }

  return (
    <Button leftSection={<IconSend size={16} aria-hidden />} loading={give.isPending} onClick={confirm}>
      Start giving out
    </Button>
  );
}

/** Whom it reaches, as soon as that is known: the dialog may stand there before. */
function Reach({ statement }: { statement: Statement }) {
  const preview = usePreview(statement).data;
  return <Text size="sm">{preview ? reach(preview) : "Whom it reaches is not known yet."}</Text>;
}
