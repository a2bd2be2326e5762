import { Alert, Button, List, Text } from "@mantine/core";
import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import { useMay } from "../api/queries";
import { type Proof, useProve } from "../api/queries/audit";
import { verdict } from "./proof";

/** The proof of a case's log, for those who may see it. */
export function Prove({ caseId }: { caseId: string }) {
  const mayAudit = useMay("prove and export the audit log");
  const prove = useProve(caseId);
  if (!mayAudit) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        mb="sm"
        leftSection={<IconShieldCheck size={15} aria-hidden />}
        loading={prove.isPending}
        onClick={() => prove.mutate()}
      >
        Prove this history
      </Button>
      {prove.data && <Found proof={prove.data.proof} />}
      {prove.error && (
        <Alert color="red" role="alert" mb="sm" title="The history could not be proven">
          {prove.error.message}
        </Alert>
      )}
    </>
  );
}

function Found({ proof }: { proof: Proof }) {
  const { title, lines } = verdict(proof);
  const Sign = proof.whole ? IconShieldCheck : IconAlertTriangle;
  return (
    <Alert
      color={proof.whole ? "green" : "red"}
      role={proof.whole ? "status" : "alert"}
      mb="sm"
      title={title}
      icon={<Sign aria-hidden />}
    >
      <List size="sm" listStyleType={lines.length > 1 ? "disc" : "none"}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      <Text size="xs" c="dimmed" mt={4} style={{ overflowWrap: "anywhere" }}>
        Seal of the last entry: {proof.seal.slice(0, 16)}…
      </Text>
    </Alert>
  );
}
