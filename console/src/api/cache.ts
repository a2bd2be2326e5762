import { notifications } from "@mantine/notifications";
import { MutationCache, QueryClient } from "@tanstack/react-query";
import { headline, Problem } from "./problem";

/** The pages' memory of the API. A page says itself what it can't show; a change that fails is told here. */
export function queryClient(): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _, __, { meta }) => {
        if (!meta?.toldThere) tell(error);
      },
    }),
    defaultOptions: {
      queries: { retry: (count, error) => error instanceof Problem && error.isPassing && count < 2 },
      // A person decides whether to try a change again: the first try may have worked.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

function tell(error: Error): void {
  const status = error instanceof Problem ? error.status : -1;
  // The start page says it already.
  if (status === 401) return;
  const since = error instanceof Problem && error.isConflict ? " The page shows how it stands now." : "";
  const message = error.message + since;
  notifications.show({ title: headline(status), message, color: "red", autoClose: 12_000 });
}
