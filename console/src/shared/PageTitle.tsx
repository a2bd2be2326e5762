import { Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** A page's heading: it names the tab, and takes the focus when the person came from another page. */
export function PageTitle({ name, children }: { name: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  const arrived = useRef(key !== "default");
  useEffect(() => {
    if (arrived.current) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <title>{`${name} · Amends`}</title>
      <Title order={1} size="h3" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
        {children}
      </Title>
    </>
  );
}
