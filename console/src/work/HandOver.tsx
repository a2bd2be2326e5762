import { SegmentedControl, Select, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Case, Desk } from "../api/client";
import { useHandOver } from "../api/moves/work";
import { useColleagues } from "../api/queries/people";
import { plain } from "../shared/hidden";
import { MoveForm } from "./MoveForm";
import { useMoveForm } from "./useMoveForm";
import { DESKS, worksOnCases } from "./words";

/** Give the case to a colleague or to a desk, with the note that the next one needs. */
export function HandOver({ of, onClose }: { of: Case; onClose: () => void }) {
  const [kind, setKind] = useState("person");
  const [person, setPerson] = useState<string | null>(null);
  const [desk, setDesk] = useState<Desk | null>(null);
  const [note, setNote] = useState("");
  const people = useColleagues().data ?? [];
  const form = useMoveForm(of, useHandOver(of), onClose);
  const to = kind === "person" ? person && { person } : desk && { desk };
  return (
    <MoveForm
      meaning={
        kind === "person"
          ? "The case becomes theirs, and only they can send answers then. They are told."
          : "The case goes to that desk with nobody as its owner: whoever claims it there goes on. The desk is told."
      }
      confirm="Hand over"
      ready={to !== null && note.trim() !== ""}
      form={form}
      onConfirm={() => to && form.send({ to, note })}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="To whom"
        value={kind}
        onChange={setKind}
        data={[
          { value: "person", label: "To a colleague" },
          { value: "desk", label: "To a desk" },
        ]}
      />
      {kind === "person" ? (
        <Select
          label="Colleague"
          placeholder="Type a name"
          searchable
          data={people
            .filter((one) => worksOnCases(one) && one.id !== of.owner)
            .map(({ id, name }) => ({ value: id, label: plain(name) }))}
          value={person}
          onChange={setPerson}
          nothingFoundMessage="Nobody of that name has signed in lately"
          data-autofocus
        />
      ) : (
        <Select
          label="Desk"
          data={Object.entries(DESKS)
            .filter(([value]) => value !== of.desk || of.owner)
            .map(([value, label]) => ({ value, label }))}
          value={desk}
          onChange={(value) => setDesk(value as Desk | null)}
        />
      )}
      <Textarea
        label="Note"
        description="What they should know. Colleagues see it, the customer never does."
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={3}
        maxLength={2000}
      />
    </MoveForm>
  );
}
