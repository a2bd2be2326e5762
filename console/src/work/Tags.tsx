import { Badge, Group, TagsInput } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useTag } from "../api/moves/work";
import { useTagUses } from "../api/queries/work";
import { ForeignName } from "../shared/Foreign";

const MOST = 10;

/** The case's tags, which change as they are chosen. */
export function EditTags({ of }: { of: Case }) {
  const [begins, setBegins] = useState("");
  const [asked, setAsked] = useState(false);
  const tag = useTag(of);
  const uses = useTagUses(begins, asked).data ?? [];
  return (
    <TagsInput
      label="Tags"
      placeholder={of.tags.length === 0 ? "Add one" : ""}
      size="xs"
      value={tag.isPending ? tag.variables : of.tags}
      onChange={(tags) => tag.mutate(tags)}
      data={uses.map((use) => use.tag)}
      searchValue={begins}
      onSearchChange={setBegins}
      onFocus={() => setAsked(true)}
      maxTags={MOST}
      acceptValueOnBlur={false}
      clearable={false}
    />
  );
}

/** The case's tags, to be read. */
export function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <Group gap={4} component="span" aria-label="Tags" role="group">
      {tags.map((tag) => (
        <Badge key={tag} variant="outline" color="gray" size="sm" radius="sm" tt="none" fw={500}>
          <ForeignName>{tag}</ForeignName>
        </Badge>
      ))}
    </Group>
  );
}
