import type { Library, LibraryOptions } from "./library.ts";
import { addressOf } from "./login-name.ts";
import { newSecretText } from "./secret-text.ts";

/** The library listens to these of its own: it would report about itself, and trust other sites. */
const NOT_FOR_US = /^BETTER_AUTH_(?:TELEMETRY|TRUSTED_ORIGINS)/u;

/** Loads the sign-in library, which takes a moment: only where somebody signs in or has a session. */
export async function createLibrary(options: LibraryOptions): Promise<Library> {
  for (const name of Object.keys(process.env))
    if (NOT_FOR_US.test(name)) Reflect.deleteProperty(process.env, name);
  const [{ betterAuth }, { betterAuthOptions }] = await Promise.all([
    import("better-auth"),
    import("./better-auth-options.ts"),
  ]);
  const auth = betterAuth(betterAuthOptions(options));
  const { pool } = options.database;
  const context = await auth.$context;

  async function signIn(loginName: string, password: string, headers: Headers): Promise<readonly string[]> {
    const body = { email: loginName, password };
    const answer = await auth.api.signInEmail({ body, headers, asResponse: true });
    return answer.headers.getSetCookie();
  }

  return {
    signIn,
    handle: (request) => auth.handler(request),
    async sessionOf(headers) {
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      if (found === null) return undefined;
      const { id, name, email, twoFactorEnabled } = found.user;
      return { id, name, email: addressOf(email), hasSecondFactor: twoFactorEnabled === true };
    },
    async challengedOf(headers) {
      const { name } = context.createAuthCookie("two_factor");
      const [identifier] = cookieOf(headers, name).split(".");
      const { rows } = await pool.query<{ value: string }>(
        `select value from countersign_auth.verifications where identifier = $1 and "expiresAt" > now()`,
        [identifier],
      );
      return rows[0]?.value;
    },
    async forgetDevices(id) {
      const text = `delete from countersign_auth.verifications where value = $1 and identifier like 'trust-device-%'`;
      await pool.query(text, [id]);
    },
    hash: (password) => context.password.hash(password),
    matches: (hash, password) => context.password.verify({ hash, password }),
    async enterAs({ id, email }, headers) {
      const password = newSecretText();
      await context.internalAdapter.updatePassword(id, await context.password.hash(password));
      return signIn(email, password, headers);
    },
  };
}

function cookieOf(headers: Headers, name: string): string {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}
