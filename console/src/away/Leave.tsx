import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useLeave } from "../api/moves/away";
import { useMe } from "../api/queries";
import { useColleagues } from "../api/queries/people";
import { approves } from "../paths/people";
import { Dialog } from "../shared/Dialog";
import { plain } from "../shared/hidden";
import { useNow } from "../shared/useNow";
import { MoveForm } from "../work/MoveForm";
import { typedMoment } from "../work/snooze";

/** The dialog in which a person says that they are away. */
export function Leave({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Be away">
      <LeaveForm onClose={onClose} />
    </Dialog>
  );
}

function LeaveForm({ onClose }: { onClose: () => void }) {
  const [deputy, setDeputy] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const me = useMe().data?.id;
  const colleagues = useColleagues();
  const leave = useLeave(onClose);
  const until = typedMoment(typed, useNow());
  const isOver = typed !== "" && until === null;
  const deputies = (colleagues.data ?? []).filter((one) => one.id !== me && approves(one));
  return (
    <MoveForm
      meaning="Until you are back your deputy approves in your place, too. Each approval says that it was for you."
      confirm="Be away"
      ready={deputy !== null && !isOver}
      form={{ problem: leave.error, isPending: leave.isPending }}
      onConfirm={() => deputy && leave.mutate({ deputy, until })}
      onClose={onClose}
    >
      <Select
        label="Who stands in for you"
        placeholder="Type a name"
        description="Those who approve replies and have signed in here"
        searchable
        data={deputies.map(({ id, name }) => ({ value: id, label: plain(name) || id }))}
        value={deputy}
        onChange={setDeputy}
        nothingFoundMessage="Nobody of that name"
      />
      <TextInput
        type="datetime-local"
        label="Until"
        description="Leave it empty if you don't know yet: then until you say that you are back"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={isOver && "This is over already."}
      />
    </MoveForm>
  );
}
