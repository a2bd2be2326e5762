/** Where to sign in; the deployment writes it beside the console's files. */
export interface Settings {
  signIn: string;
  clientId: string;
  redirectUri: string;
}

/** The deployment's settings; throws in words when they are missing or incomplete. */
export async function loadSettings(): Promise<Settings> {
  const answer = await fetch("/config.json", { cache: "no-store" });
  if (!answer.ok) throw new Error(`The settings of this console can't be read (${answer.status}).`);
  return checked(await answer.json());
}

/** The settings, when every one of them is there. */
export function checked(value: Partial<Settings>): Settings {
  const { signIn, clientId, redirectUri } = value;
  if (!signIn || !clientId || !redirectUri) throw new Error("The settings of this console are incomplete.");
  return { signIn: signIn.replace(/\/+$/, ""), clientId, redirectUri };
}
