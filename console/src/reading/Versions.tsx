import type { Threshold } from "../api/client";
import { useRestoreThreshold } from "../api/moves";
import { History } from "../versions/History";
import { percent } from "./words";

interface Props {
  versions: Threshold[];
  current: Threshold;
  again: () => void;
}

/** Who moved the line, when, from where, to where and why; with the way back. */
export function Versions({ versions, current, again }: Props) {
  const move = useRestoreThreshold();
  return (
    <History
      versions={versions}
      error={null}
      again={again}
      current={current.version}
      what="Threshold"
      back={{
        move,
        leads: ({ threshold }) => threshold !== current.threshold,
        label: ({ threshold, version }) => `Why go back to ${percent(threshold)} of version ${version}`,
        description: ({ model }) =>
          model === current.model
            ? undefined
            : `It was set for the model ${model}; now ${current.model} reads.`,
        confirm: ({ threshold }) => `Go back to ${percent(threshold)}`,
      }}
    >
      {({ before, threshold }) => (
        <span style={{ whiteSpace: "nowrap" }}>
          {typeof before === "number" && `${percent(before)} → `}
          {percent(threshold)}
        </span>
      )}
    </History>
  );
}
