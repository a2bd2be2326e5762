import { Box, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Part } from "../api/client";
import foreign from "../shared/Foreign.module.css";
import classes from "./Parts.module.css";

interface Props {
  label: string;
  parts: Part[];
  /** Whose words they are. */
  children?: ReactNode;
}

/** Two texts in one reading: what went is struck, what came is underlined. */
export function Parts({ label, parts, children }: Props) {
  return (
    <Box component="section" aria-label={label} className={classes.box}>
      <Text
        component="bdi"
        display="block"
        dir="auto"
        size="sm"
        className={`${foreign.foreign} ${foreign.post}`}
      >
        {parts.map(({ kind, text }, place) => {
          if (kind === "removed") return <del key={place}>{text}</del>;
          if (kind === "added") return <ins key={place}>{text}</ins>;
          return <span key={place}>{text}</span>;
        })}
      </Text>
      {children && (
        <Text size="xs" c="dimmed" mt={4}>
          {children}
        </Text>
      )}
    </Box>
  );
}
