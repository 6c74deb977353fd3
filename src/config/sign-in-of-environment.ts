import type { SignInConfig } from "./config.ts";
import { FileSignIn } from "./file-schema.ts";
import type { Environment } from "./variable.ts";

const NAMES = {
  issuer: "COUNTERSIGN_SSO_ISSUER",
  clientId: "COUNTERSIGN_SSO_CLIENT_ID",
  clientSecret: "COUNTERSIGN_SSO_CLIENT_SECRET",
  allowedDomains: "COUNTERSIGN_SSO_ALLOWED_DOMAINS",
  role: "COUNTERSIGN_SSO_ROLE",
  accounts: "COUNTERSIGN_SSO_ACCOUNTS",
  trustEmail: "COUNTERSIGN_SSO_TRUST_EMAIL",
} as const satisfies Record<keyof SignInConfig, string>;

/** Several in one text, with commas. */
const LISTS: ReadonlySet<string> = new Set(["allowedDomains", "accounts"]);

/**
 * Single sign-on where no file rules: `undefined` = no issuer is named. Domains and accounts stand in one text each, with commas. Throws with
 * a sentence where something is missing or wrong.
 */
export function signInOfEnvironment(env: Environment): SignInConfig | undefined {
  if ((env[NAMES.issuer] ?? "") === "") return undefined;
  const given = Object.entries(NAMES).flatMap(([key, name]) => {
    const text = env[name] ?? "";
    if (text === "") return [];
    return [[key, LISTS.has(key) ? text.split(/[\s,]+/u).filter((each) => each !== "") : text]];
  });
  const read = FileSignIn.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = Object.entries(NAMES).find(([key]) => key === issue?.path[0])?.[1] ?? NAMES.issuer;
  throw new Error(`${name} is missing or wrong: ${issue?.message ?? ""}`);
}
