import type { ComponentType } from "react";
import type { Case } from "../api/client";
import { Dialog } from "../shared/Dialog";
import { HandOver } from "./HandOver";
import { LinkAccount } from "./LinkAccount";
import { LinkCase } from "./LinkCase";
import { Merge } from "./Merge";
import { Resolve } from "./Resolve";
import { Snooze } from "./Snooze";
import { Split } from "./Split";
import { TakeOver } from "./TakeOver";

export type DialogName =
  "hand over" | "take over" | "snooze" | "resolve" | "link case" | "merge" | "split" | "link account";

interface FormProps {
  of: Case;
  onClose: () => void;
}

const DIALOGS: Record<DialogName, { title: string; Form: ComponentType<FormProps> }> = {
  "hand over": { title: "Hand this case over", Form: HandOver },
  "take over": { title: "Take this case over", Form: TakeOver },
  snooze: { title: "Snooze this case", Form: Snooze },
  resolve: { title: "Resolve this case", Form: Resolve },
  "link case": { title: "Link this case to another", Form: LinkCase },
  merge: { title: "Merge another case into this one", Form: Merge },
  split: { title: "Split posts off", Form: Split },
  "link account": { title: "Link another account of this customer", Form: LinkAccount },
};

/** The dialog that is open, if one is. */
export function Dialogs({ open, of, onClose }: FormProps & { open: DialogName | null }) {
  const dialog = open && DIALOGS[open];
  return (
    <Dialog opened={dialog !== null} onClose={onClose} title={dialog?.title}>
      {dialog && <dialog.Form of={of} onClose={onClose} />}
    </Dialog>
  );
}
