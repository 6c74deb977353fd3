import { send } from "./send.ts";

/** A session of the signed-in person, somewhere. */
export interface SignedInSession {
  readonly id: string;
  readonly token: string;
  readonly createdAt: string;
  readonly userAgent?: string | null;
}

/** What turning on the second factor hands over, once. */
export interface NewFactor {
  /** `otpauth://…`: for authenticator apps. */
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

function post<T>(path: string, body: object): Promise<T> {
  return send<T>({ path: `/api/auth${path}`, method: "POST", body });
}

async function hasWay(way: string): Promise<boolean> {
  type Ways = readonly { readonly providerId: string }[];
  const ways = await send<Ways>({ path: "/api/auth/list-accounts", method: "GET" });
  return ways.some(({ providerId }) => providerId === way);
}

/** The sign-in library's addresses, as far as the console uses them. */
export const authApi = {
  /** `true` = the password is right and a second factor is asked for now. */
  signIn: async (email: string, password: string): Promise<boolean> => {
    const answer = await post<{ readonly twoFactorRedirect?: boolean }>("/sign-in/email", {
      email,
      password,
    });
    return answer.twoFactorRedirect === true;
  },
  confirmCode: (code: string, trustDevice: boolean) =>
    post<unknown>("/two-factor/verify-totp", { code, trustDevice }),
  confirmBackupCode: (code: string, trustDevice: boolean) =>
    post<unknown>("/two-factor/verify-backup-code", { code, trustDevice }),
  /** The issuer's address, to be opened. */
  singleSignOn: async (next: string): Promise<string> => {
    const body = { provider: "sso", callbackURL: next, errorCallbackURL: "/sign-in", disableRedirect: true };
    return (await post<{ readonly url: string }>("/sign-in/social", body)).url;
  },
  signOut: () => post<unknown>("/sign-out", {}),
  hasFactor: async (): Promise<boolean> => {
    type Seen = { readonly user?: { readonly twoFactorEnabled?: boolean | null } } | null;
    const seen = await send<Seen>({ path: "/api/auth/get-session", method: "GET" });
    return seen?.user?.twoFactorEnabled === true;
  },
  /** Where somebody with a session connects single sign-on with it: the issuer's address, to be opened. */
  connectIssuer: async (next: string): Promise<string> => {
    const body = { provider: "sso", callbackURL: next, errorCallbackURL: next, disableRedirect: true };
    return (await post<{ readonly url: string }>("/link-social", body)).url;
  },
  /** `false` = only by single sign-on. */
  hasPassword: () => hasWay("credential"),
  hasIssuer: () => hasWay("sso"),
  turnFactorOn: (password: string) => post<NewFactor>("/two-factor/enable", { password }),
  turnFactorOff: (password: string) => post<unknown>("/two-factor/disable", { password }),
  changePassword: (currentPassword: string, newPassword: string) =>
    post<unknown>("/change-password", { currentPassword, newPassword, revokeOtherSessions: true }),
  sessions: () => send<readonly SignedInSession[]>({ path: "/api/auth/list-sessions", method: "GET" }),
  currentToken: async (): Promise<string | undefined> => {
    type Seen = { readonly session?: { readonly token?: string } } | null;
    const seen = await send<Seen>({ path: "/api/auth/get-session", method: "GET" });
    return seen?.session?.token;
  },
  endSession: (token: string) => post<unknown>("/revoke-session", { token }),
};
