import { randomBytes } from "node:crypto";
import type { Session } from "../store/session.ts";
import type { Seal } from "./library.ts";

/**
 * What sign-in is sealed with: `given`, newest first, and before that the database's own, so that second factors made without a key
 * outlive its introduction. Several processes at once agree on one.
 */
export async function sealsOf(session: Session, given: readonly string[]): Promise<readonly Seal[]> {
  await session.run({
    text: "insert into countersign_auth.seals (value) values ($1) on conflict do nothing",
    values: [randomBytes(32).toString("base64")],
  });
  const rows = await session.rows<{ value: string }>({ text: "select value from countersign_auth.seals" });
  const own = rows.map(({ value }) => ({ version: 1, value }));
  // the oldest is 2 for good: what was encrypted names the version of its seal
  return [...given.map((value, index) => ({ version: 1 + given.length - index, value })), ...own];
}
