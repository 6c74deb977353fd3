import { z } from "zod";
import { PASSWORD_LENGTH, PASSWORD_LENGTH_MOST } from "../../auth/library.ts";

/** One address of the sign-in library that the console uses, as it is described. */
export interface SignInAddress {
  readonly method: "GET" | "POST";
  /** Below `/api/auth`. */
  readonly url: string;
  readonly id: string;
  readonly summary: string;
  /** Whoever has no session may call it. */
  readonly isOpen?: boolean;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

const Instant = z.iso.datetime();
const Person = z.looseObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  twoFactorEnabled: z.boolean().nullish(),
});
const Session = z.looseObject({
  id: z.string(),
  token: z.string().describe("Names the session, to end it; the cookie is signed and holds more"),
  createdAt: Instant,
  expiresAt: Instant,
  ipAddress: z.string().nullish(),
  userAgent: z.string().nullish(),
});
const Status = z.looseObject({ status: z.boolean() });
const Entered = z.looseObject({ token: z.string().nullish(), user: Person.optional() });
const Password = z.object({ password: z.string() });
const ToIssuer = z.object({
  provider: z.literal("sso"),
  callbackURL: z.string(),
  errorCallbackURL: z.string().optional(),
  disableRedirect: z.boolean().optional(),
});
const AtIssuer = z.looseObject({ url: z.string() });
const Code = z.object({ code: z.string(), trustDevice: z.boolean().optional() });
const NewPassword = z.string().min(PASSWORD_LENGTH).max(PASSWORD_LENGTH_MOST);

/** All of them: every other address below `/api/auth` is closed. */
export const SIGN_IN_ADDRESSES: readonly SignInAddress[] = [
  {
    method: "POST",
    url: "/sign-in/email",
    id: "signIn",
    summary: "Sign in with a password; the answer sets the session's cookie, or asks for the second step",
    isOpen: true,
    body: z.object({ email: z.string(), password: z.string() }),
    answer: Entered.extend({ twoFactorRedirect: z.literal(true).optional() }),
  },
  {
    method: "POST",
    url: "/two-factor/verify-totp",
    id: "confirmCode",
    summary: "The second step with a code of the app; with a session: turns the second factor on",
    isOpen: true,
    body: Code,
    answer: Entered,
  },
  {
    method: "POST",
    url: "/two-factor/verify-backup-code",
    id: "confirmBackupCode",
    summary: "The second step with a backup code, which is used up",
    isOpen: true,
    body: Code,
    answer: Entered,
  },
  {
    method: "POST",
    url: "/sign-in/social",
    id: "beginSingleSignOn",
    summary: "Where single sign-on begins; only where an issuer is configured",
    isOpen: true,
    body: ToIssuer,
    answer: AtIssuer,
  },
  {
    method: "POST",
    url: "/link-social",
    id: "connectSingleSignOn",
    summary:
      "Where somebody with a session begins to connect single sign-on with it; the issuer must call their address theirs",
    body: ToIssuer,
    answer: AtIssuer,
  },
  {
    method: "GET",
    url: "/callback/sso",
    id: "endSingleSignOn",
    summary: "Where the issuer sends people back to; answers 302 to the console",
    isOpen: true,
    query: z.object({ code: z.string().optional(), state: z.string().optional() }),
    answer: z.string(),
  },
  {
    method: "GET",
    url: "/get-session",
    id: "readOwnSession",
    summary: "The session that the cookie names, and whose it is; null without one",
    isOpen: true,
    answer: z.looseObject({ session: Session, user: Person }).nullable(),
  },
  {
    method: "POST",
    url: "/sign-out",
    id: "signOut",
    summary: "End this session",
    isOpen: true,
    answer: z.looseObject({ success: z.boolean() }),
  },
  {
    method: "GET",
    url: "/list-sessions",
    id: "listOwnSessions",
    summary: "One's own sessions",
    answer: z.array(Session),
  },
  {
    method: "GET",
    url: "/list-accounts",
    id: "listOwnSignIns",
    summary: "One's own ways in: `credential` is a password",
    answer: z.array(z.looseObject({ id: z.string(), providerId: z.string() })),
  },
  {
    method: "POST",
    url: "/revoke-session",
    id: "endOwnSession",
    summary: "End one of one's own sessions; of a token that is nobody's own nothing comes",
    body: z.object({ token: z.string() }),
    answer: Status,
  },
  {
    method: "POST",
    url: "/revoke-sessions",
    id: "endOwnSessions",
    summary: "End all of one's own sessions",
    answer: Status,
  },
  {
    method: "POST",
    url: "/revoke-other-sessions",
    id: "endOtherSessions",
    summary: "End all of one's own sessions but this one",
    answer: Status,
  },
  {
    method: "POST",
    url: "/change-password",
    id: "changePassword",
    summary: "Another password for oneself; all other sessions end",
    body: z.object({ currentPassword: z.string(), newPassword: NewPassword }),
    answer: Entered,
  },
  {
    method: "POST",
    url: "/update-user",
    id: "renameOneself",
    summary: "Another name for oneself",
    body: z.object({ name: z.string() }),
    answer: Status,
  },
  {
    method: "POST",
    url: "/two-factor/enable",
    id: "beginSecondFactor",
    summary: "A key for the app, and backup codes, both told once; it counts from the first right code",
    body: Password,
    answer: z.looseObject({ totpURI: z.string(), backupCodes: z.array(z.string()) }),
  },
  {
    method: "POST",
    url: "/two-factor/disable",
    id: "endSecondFactor",
    summary: "Turn one's own second factor off",
    body: Password,
    answer: Status,
  },
  {
    method: "POST",
    url: "/two-factor/generate-backup-codes",
    id: "renewBackupCodes",
    summary: "New backup codes; the old ones end",
    body: Password,
    answer: z.looseObject({ backupCodes: z.array(z.string()) }),
  },
];
