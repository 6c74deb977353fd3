import { randomBytes } from "node:crypto";
import type { Session } from "../store/session.ts";
import { toText } from "../store/to-jsonb.ts";

/**
 * The sign-in library knows people by an address that nobody else has. Ours may have several: nobody proves an address by
 * taking up an invitation, so each account that invites one makes a login of its own. The first is called by the address
 * itself, further ones by a name that hides it. `.invalid` belongs to nobody.
 */
const HIDDEN = /[0-9a-f]{16}\.((?:[0-9a-f]{2})+)(@|%40)login\.invalid/gu;

/** Somebody who signs in by an address. */
export interface Login {
  readonly id: string;
  /** What the sign-in library calls them. */
  readonly loginName: string;
}

/** What another login of the same address is called; never the same twice. */
export function furtherLoginName(address: string): string {
  return `${randomBytes(8).toString("hex")}.${hexOf(address)}@login.invalid`;
}

/** The address that a login's name stands for. */
export function addressOf(loginName: string): string {
  return withAddresses(loginName);
}

/** The same for every such name in a text, also where it stands in an address of the web. */
export function withAddresses(text: string): string {
  return text.replaceAll(HIDDEN, (_, hex: string, at: string) => {
    const address = Buffer.from(hex, "hex").toString("utf8");
    return at === "@" ? address : encodeURIComponent(address);
  });
}

/** Everybody who signs in by this address, whoever has proven it first, then the eldest. */
export async function loginsOf(session: Session, address: string): Promise<readonly Login[]> {
  const known = toText(address.trim().toLowerCase());
  const rows = await session.rows<{ id: string; email: string }>({
    text: `select id, email from countersign_auth.people where email = $1 or email like '%.' || $2 || '@login.invalid'
      order by "emailVerified" desc, "createdAt", id`,
    values: [known, hexOf(known)],
  });
  return rows.map(({ id, email }) => ({ id, loginName: email }));
}

function hexOf(address: string): string {
  return Buffer.from(address, "utf8").toString("hex");
}
