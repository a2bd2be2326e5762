import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./theme.css";
import { Center, Loader, MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/cache";
import { openSession, SessionGate } from "./auth/SessionGate";
import { Pages } from "./Pages";
import { LastResort } from "./shell/LastResort";
import { theme } from "./theme";

const opening = openSession(new URL(location.href));
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LastResort>
        <QueryClientProvider client={queryClient()}>
          <ModalsProvider modalProps={{ closeButtonProps: { "aria-label": "Close" } }}>
            <Notifications position="bottom-right" limit={4} />
            <Suspense fallback={<Opening />}>
              <SessionGate opening={opening}>
                <Pages />
              </SessionGate>
            </Suspense>
          </ModalsProvider>
        </QueryClientProvider>
      </LastResort>
    </MantineProvider>
  </StrictMode>,
);

function Opening() {
  return (
    <Center mih="100vh">
      <Loader aria-label="Opening Amends" />
    </Center>
  );
}
