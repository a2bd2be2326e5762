import { ErrorResponse, User, UserManager, WebStorageStateStore } from "oidc-client-ts";
import type { Settings } from "./settings";

const REFRESH_BEFORE = 60; // seconds; a call that starts now must still be welcome when it arrives

/** What the pages know of the sign-in. `ended` says that there was one, and that it is over. */
export type Standing = "in" | "out" | "ended";

/**
 * The person's sign-in.
 *
 * Tokens live in sessionStorage: they survive a reload, end with the tab, and no other tab or later visitor of this
 * browser finds them. The page's policy lets no foreign script run that could read them.
 */
export class Session {
  private readonly manager: UserManager;
  private readonly listeners = new Set<() => void>();
  private refreshing: Promise<User | null> | null = null;
  private standing: Standing = "out";

  constructor(private readonly settings: Settings) {
    const store = new WebStorageStateStore({ store: sessionStorage });
    this.manager = new UserManager({
      authority: settings.signIn,
      metadata: {
        issuer: settings.signIn,
        authorization_endpoint: `${settings.signIn}/oauth2/authorize`,
        token_endpoint: `${settings.signIn}/oauth2/token`,
      },
      client_id: settings.clientId,
      redirect_uri: settings.redirectUri,
      response_type: "code",
      scope: "openid profile",
      userStore: store,
      stateStore: store, // the state and the PKCE verifier that an answer is checked against
      automaticSilentRenew: false,
    });
  }

  /** Go on from where the page is: an answer of the sign-in, a running session, or none. */
  async open(address: URL): Promise<void> {
    if (isAnswer(address)) {
      const user = await this.manager.signinRedirectCallback(address.href);
      await this.keep(user);
      history.replaceState(null, "", ownPath(user.state));
    }
    const token = await this.token();
    this.move(token ? "in" : "out");
  }

  /** To the sign-in page, and back to `path` afterwards. */
  async signIn(path: string): Promise<void> {
    await this.manager.signinRedirect({ state: path });
  }

  /** A token for a call, refreshed when it is about to end; null when the person must sign in again. */
  async token(): Promise<string | null> {
    let user = await this.manager.getUser();
    if (user && (user.expires_in ?? 0) < REFRESH_BEFORE) {
      this.refreshing ??= this.refresh(user).finally(() => {
        this.refreshing = null;
      });
      user = await this.refreshing;
    }
    return user?.access_token ?? null;
  }

  /** The API no longer takes the token: words being written stay in this tab for after the next sign-in. */
  async end(): Promise<void> {
    await this.manager.removeUser();
    this.move("ended");
  }

  /** Leave: nothing of the person stays in this tab. */
  signOut(): void {
    sessionStorage.clear();
    const { signIn, clientId, redirectUri } = this.settings;
    const question = new URLSearchParams({ client_id: clientId, logout_uri: redirectUri });
    location.assign(`${signIn}/logout?${question}`);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  current = (): Standing => this.standing;

  private async refresh(user: User): Promise<User | null> {
    // Without a refresh token the library would open a frame, which the page's policy forbids.
    if (!user.refresh_token) return null;
    try {
      const renewed = await this.manager.signinSilent();
      return renewed && (await this.keep(renewed));
    } catch (error) {
      if (error instanceof ErrorResponse) return null;
      throw error;
    }
  }

  /** The ID token is for the console, which asks the API instead, so it is not kept. */
  private async keep(user: User): Promise<User> {
    const kept = new User({ ...user, id_token: undefined });
    await this.manager.storeUser(kept);
    return kept;
  }

  private move(standing: Standing): void {
    this.standing = standing;
    for (const listener of this.listeners) listener();
  }
}

/** Whether the address is the sign-in's answer (RFC 6749, 4.1.2); the console's own pages have a `state` too. */
export function isAnswer({ searchParams }: URL): boolean {
  return searchParams.has("state") && (searchParams.has("code") || searchParams.has("error"));
}

/** The path to return to; only one of our own, whatever the state says. */
export function ownPath(path: unknown): string {
  return typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : "/";
}
