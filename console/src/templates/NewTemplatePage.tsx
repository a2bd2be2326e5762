import { Anchor, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link, useNavigate } from "react-router";
import { useDraftTemplate } from "../api/moves/templates";
import { useMay } from "../api/queries";
import { PageTitle } from "../shared/PageTitle";
import { WordsEditor } from "./WordsEditor";

/** A template that nobody has written yet. */
export function NewTemplatePage() {
  const go = useNavigate();
  const mayWrite = useMay("write templates");
  const draft = useDraftTemplate(({ id }) => go(`/templates/${encodeURIComponent(id)}`));
  return (
    <Stack gap="md" maw={820}>
      <Anchor component={Link} to="/templates" size="sm" w="fit-content">
        <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> Templates
      </Anchor>
      <PageTitle name="New template">New template</PageTitle>
      {mayWrite ? (
        <WordsEditor save={draft} onClose={() => go("/templates")} />
      ) : (
        <Text c="dimmed">Your role does not write templates.</Text>
      )}
    </Stack>
  );
}
