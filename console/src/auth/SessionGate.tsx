import { createContext, type ReactNode, use, useContext, useSyncExternalStore } from "react";
import { StartPage } from "./StartPage";
import { Session } from "./session";
import { loadSettings } from "./settings";

/** The session, or in words why there can be none. */
export type Opening = Promise<{ session: Session; trouble: string }>;

const SessionContext = createContext<Session | null>(null);

/** Read the settings and take up the sign-in. Outside React, because an answer of the sign-in can be used once. */
export async function openSession(address: URL): Promise<{ session: Session; trouble: string }> {
  const session = new Session(await loadSettings());
  try {
    await session.open(address);
    return { session, trouble: "" };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    history.replaceState(null, "", "/");
    return {
      session,
      trouble: `The answer of the sign-in page can't be used (${why}). Please sign in again.`,
    };
  }
}

/** Shows its children to people who are signed in, and the start page to others. */
export function SessionGate({ opening, children }: { opening: Opening; children: ReactNode }) {
  const { session, trouble } = use(opening);
  const standing = useSyncExternalStore(session.subscribe, session.current);
  if (standing !== "in")
    return <StartPage session={session} trouble={trouble} ended={standing === "ended"} />;
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the person who is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("outside the session gate");
  return session;
}
