import { Text } from "@mantine/core";
import type { PlatformName } from "../api/client";
import { ForeignName } from "./Foreign";
import { plain } from "./hidden";

interface Props {
  name: string;
  handle: string;
  platform: PlatformName;
}

const PREFIXES: Record<PlatformName, string> = { x: "@", reddit: "u/", webhook: "" };

/** A customer as their network writes them: "Dana Whitlock @dana", "u/dana". */
export function Customer({ name, handle, platform }: Props) {
  const address = PREFIXES[platform] + handle;
  const known = plain(name).trim() && name !== handle;
  return (
    <>
      <Text span inherit fw={650}>
        <ForeignName>{known ? name : address}</ForeignName>
      </Text>
      {known && (
        <Text span c="dimmed" size="sm" fw={400}>
          {" "}
          <ForeignName>{address}</ForeignName>
        </Text>
      )}
    </>
  );
}
