import { useResolveIncident } from "../api/moves/halting";
import { useConfirm, useDismiss, useMonitor, useReopen } from "../api/moves/incidents";
import type { Incident } from "../api/queries/incidents";
import { useMoveForm } from "../work/useMoveForm";
import { SaidMove } from "../work/SaidMove";

interface Props {
  of: Incident;
  onClose: () => void;
}

/** The suspicion is true. */
export function Confirm({ of, onClose }: Props) {
  const form = useMoveForm(of, useConfirm(of), onClose);
  return (
    <SaidMove
      meaning="The incident is live: campaigns stand still, and approvals of answers that were given before are void. It is yours unless somebody owns it. Its topic is suspected a little more easily."
      confirm="Confirm"
      form={form}
      onSaid={(note) => form.send({ note })}
      onClose={onClose}
    />
  );
}

/** The suspicion is wrong. */
export function Dismiss({ of, onClose }: Props) {
  const form = useMoveForm(of, useDismiss(of), onClose);
  return (
    <SaidMove
      meaning="It is no outage. Its topic is suspected less easily for some weeks, so that the same noise does not call again."
      confirm="Dismiss"
      asked
      form={form}
      onSaid={(why) => form.send({ why })}
      onClose={onClose}
    />
  );
}

/** Mended as far as is known; or worse again. */
export function Monitor({ of, onClose }: Props) {
  const form = useMoveForm(of, useMonitor(of), onClose);
  const worse = of.state === "monitoring";
  return (
    <SaidMove
      meaning={
        worse
          ? "It is open again. Statements were approved for how it stood before: their approvals are void."
          : "It is mended as far as you know, and watched. Statements were approved for how it stood before: their approvals are void."
      }
      confirm={worse ? "It is worse again" : "Watch it"}
      form={form}
      onSaid={(note) => form.send({ note })}
      onClose={onClose}
    />
  );
}

/** It goes on after all. */
export function Reopen({ of, onClose }: Props) {
  const form = useMoveForm(of, useReopen(of), onClose);
  return (
    <SaidMove
      meaning="It goes on. Nobody else is told that it is over."
      confirm="Open again"
      asked
      form={form}
      onSaid={(why) => form.send({ why })}
      onClose={onClose}
    />
  );
}

/** It is over. No version is asked for: the stop in it wins over whoever changes the incident meanwhile. */
export function Resolve({ of, onClose }: Props) {
  const resolve = useResolveIncident(of);
  return (
    <SaidMove
      meaning="From this moment nothing more goes out. Once nothing is on its way any more, the incident is resolved, and an approved resolution reaches everyone who got a text."
      confirm="Resolve"
      form={{ problem: resolve.error, isPending: resolve.isPending }}
      onSaid={(note) => resolve.mutate({ note, anyway: false }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
