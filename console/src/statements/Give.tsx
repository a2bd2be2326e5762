import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSend } from "@tabler/icons-react";
import { useGive } from "../api/moves/statements";
import { type Statement, usePreview } from "../api/queries/statements";
import { MoveForm } from "../work/MoveForm";
import { reach } from "./words";

/** The start of an approved statement, with whom it reaches before anything goes out. */
export function Give({ statement }: { statement: Statement }) {
  const [asked, { open, close }] = useDisclosure();
  const give = useGive(statement);
  const preview = usePreview(statement).data;

  return (
    <>
      <Button leftSection={<IconSend size={16} aria-hidden />} loading={give.isPending} onClick={open}>
        Start giving out
      </Button>
      <Modal
        opened={asked}
        onClose={close}
        title="Start giving it out?"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <MoveForm
          meaning={preview ? reach(preview) : "Whom it reaches is not known yet."}
          confirm="Start"
          ready
          form={{ problem: give.error, isPending: give.isPending }}
          onConfirm={() => give.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          {statement.stage === "resolved"
            ? "It goes out once the incident is resolved, to everyone who got a text as well."
            : "It goes out a minute's worth at a time, the gravest first. From now on its next update is a promise."}
        </MoveForm>
      </Modal>
    </>
  );
}
