import { Button, Group } from "@mantine/core";

interface Props {
  cursor: string | null;
  next: string | null | undefined;
  onPage: (cursor: string | null) => void;
  /** What the first page and the one after this are called. */
  first?: string;
  more?: string;
  mt?: "sm" | 0;
}

/** The ways to the first page of a list and to its next one; nothing where one page is all. */
export function Paging({
  cursor,
  next,
  onPage,
  first = "The newest",
  more = "Older ones",
  mt = "sm",
}: Props) {
  if (!cursor && !next) return null;
  return (
    <Group gap="xs" mt={mt}>
      {cursor && (
        <Button variant="default" size="xs" onClick={() => onPage(null)}>
          {first}
        </Button>
      )}
      {next && (
        <Button variant="default" size="xs" onClick={() => onPage(next)}>
          {more}
        </Button>
      )}
    </Group>
  );
}
