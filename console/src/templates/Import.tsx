import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useImportStarter } from "../api/moves/templates";
import { useMay } from "../api/queries";

/** The texts that ship, for whoever sets the brand up. */
export function Import() {
  const mayConfigure = useMay("change the brand's settings");
  const starter = useImportStarter();
  if (!mayConfigure) return null;

  function confirm() {
    modals.openConfirmModal({
      title: "Import the starter library?",
      children:
        "Careful texts for common failures come in as your drafts. Nothing is offered to anybody until legal approves it. What you imported before stays as it is.",
      labels: { confirm: "Import", cancel: "Cancel" },
      onConfirm: () => starter.mutate(),
    });
  }

  return (
    <Button variant="default" onClick={confirm} loading={starter.isPending}>
      Import the starter library
    </Button>
  );
}
