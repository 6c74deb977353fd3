import { at, instantAt } from "./raw.ts";

/** When a long-lived token ends, if it is a JWT that says so. Read, not verified: only Kommo can do that. */
export function tokenEndsAt(token: string): Date | undefined {
  const payload = token.split(".")[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return at(claims, "exp") === undefined ? undefined : instantAt(claims, "exp");
  } catch {
    return undefined;
  }
}
