import { useFollowUp } from "../api/moves/handoffs";
import { useMoveForm } from "../work/useMoveForm";
import type { FormProps } from "./Moves";
import { PublicLine } from "./PublicLine";

const BEGINNING =
  "We have not heard from you yet, and that is fine. Our messages stay open whenever it suits you.";

/** The one gentle reminder that a customer gets in public. */
export function FollowUp({ handoff, platform, onClose }: FormProps) {
  const form = useMoveForm(handoff, useFollowUp(handoff), onClose);
  return (
    <PublicLine
      meaning="One in all, and gentle: after it nothing more is asked of them. It becomes a draft, and is approved as any reply."
      label="Your follow-up"
      initial={BEGINNING}
      platform={platform}
      form={form}
      onText={(text) => form.send({ text })}
      onClose={onClose}
    />
  );
}
