import { Alert, Button, Center } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useRouteError } from "react-router";

/** Says in words that a page broke, instead of showing an empty window. */
export class LastResort extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error ? <Broken error={error} /> : this.props.children;
  }
}

/** The same, for what breaks within a page: the router would show it to developers. */
export function BrokenPage() {
  const error = useRouteError();
  return <Broken error={error instanceof Error ? error : new Error(String(error))} />;
}

function Broken({ error }: { error: Error }) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Alert color="red" title="Amends can't go on" role="alert" maw={480}>
        <p>{error.message}</p>
        <Button variant="default" onClick={() => location.reload()}>
          Load again
        </Button>
      </Alert>
    </Center>
  );
}
