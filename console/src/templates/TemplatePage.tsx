import { Anchor, Group, Skeleton, Stack } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useEditTemplate } from "../api/moves/templates";
import { type Template, type TemplateFile, useTemplate } from "../api/queries/templates";
import { plain } from "../shared/hidden";
import { ForeignName } from "../shared/Foreign";
import { PageTitle } from "../shared/PageTitle";
import { Trouble } from "../shared/Trouble";
import { Changes } from "./Changes";
import { Counts } from "./Counts";
import { Facts } from "./Facts";
import { TemplateActions } from "./TemplateActions";
import { WordsEditor } from "./WordsEditor";
import { WordingCard } from "./WordingCard";
import { named, wordings } from "./words";

/** A template: its words, what keeps them from use, what it did, and who changed it. */
export function TemplatePage() {
  const { templateId = "" } = useParams();
  const { data, error, refetch } = useTemplate(templateId);
  return (
    <Stack gap="md" maw={820}>
      <Anchor component={Link} to="/templates" size="sm" w="fit-content">
        <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> Templates
      </Anchor>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading the template" />}
      {data && <Shown file={data} />}
    </Stack>
  );
}

function Shown({ file }: { file: TemplateFile }) {
  const { template, faults, tallies, history } = file;
  const [edited, setEdited] = useState<Template | null>(null);
  const words = named(template);
  return (
    <>
      <div>
        <PageTitle name={plain(words.name)}>
          <ForeignName>{words.name}</ForeignName>
        </PageTitle>
        <Group gap="xs" mt={4}>
          <Facts words={words} />
        </Group>
      </div>
      {edited ? (
        <Edit template={edited} now={template.version} onClose={() => setEdited(null)} />
      ) : (
        <>
          {wordings(template).map((wording) => (
            <WordingCard
              key={wording.number}
              wording={wording}
              faults={wording === template.proposed ? faults : []}
            />
          ))}
          <TemplateActions
            template={template}
            faulty={faults.length > 0}
            onEdit={() => setEdited(template)}
          />
        </>
      )}
      <Counts tallies={tallies} />
      <Changes history={history} />
    </>
  );
}

interface EditProps {
  /** As the person began to edit it. */
  template: Template;
  now: number;
  onClose: () => void;
}

function Edit({ template, now, onClose }: EditProps) {
  const edit = useEditTemplate(template, onClose);
  const latest = template.proposed ?? template.current;
  return (
    <WordsEditor
      {...(latest && { words: latest.words })}
      save={edit}
      overtaken={now > template.version}
      onClose={onClose}
    />
  );
}
