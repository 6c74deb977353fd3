import { CountersignError } from "../../domain/errors.ts";
import { createKept } from "../kept.ts";
import type { Client } from "./client.ts";
import { listPages } from "./list-pages.ts";
import { User } from "./schema.ts";

const KEPT_MS = 5 * 60_000;
const MAX_PAGES = 20;

/** A colleague: somebody with a user in our account. */
export interface Colleague {
  readonly name: string;
  readonly isActive: boolean;
}

/** The account's users by lower-case e-mail; `undefined` = these credentials may not list them. */
export type Colleagues = ReadonlyMap<string, Colleague> | undefined;

/** Users of the account (`GET /users`), remembered for five minutes: every contract needs to know who is one of ours. */
export interface Users {
  read(): Promise<Colleagues>;
  /** The vendor refused what we built from them: read them anew next time. */
  forget(): void;
}

export function createUsers(client: Client, now: () => Date): Users {
  const kept = createKept<Colleagues>(KEPT_MS, now);
  return { read: () => kept.get("all", () => load(client)), forget: () => kept.clear() };
}

async function load(client: Client): Promise<Colleagues> {
  try {
    const { items } = await listPages(client, {
      path: "/users",
      operation: "users",
      item: User,
      maxPages: MAX_PAGES,
    });
    return new Map(
      items.flatMap(({ email, name, active }) =>
        email
          ? [[email.trim().toLowerCase(), { name: name ?? "", isActive: active !== false }] as const]
          : [],
      ),
    );
  } catch (error) {
    if (error instanceof CountersignError && error.code === "forbidden") return undefined;
    throw error;
  }
}
