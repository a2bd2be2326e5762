import { Alert, Button, Center } from "@mantine/core";
import { Component, type ReactNode } from "react";

/** Says in words that a page broke, instead of showing an empty window. */
export class LastResort extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
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
}
