import { CountersignError } from "../../domain/errors.ts";
import type { User } from "../../domain/deal.ts";
import { idAt, textAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";
import { cached } from "./cached.ts";
import type { Cached } from "./cached.ts";

const MOST_USERS = 5000;

/** Users by id, kept for ten minutes. Only administrators may read users: without that right a user is only an id. */
export function createUsers(call: Wire, now: () => Date): (id: string) => Promise<User> {
  const kept = new Map<string, Cached<User>>();
  return (id) => {
    const known = kept.get(id);
    if (known !== undefined) return known.get();
    if (kept.size >= MOST_USERS) kept.clear();
    const user = cached(() => readUser(call, id), now);
    kept.set(id, user);
    return user.get();
  };
}

async function readUser(call: Wire, id: string): Promise<User> {
  const request: WireCall = {
    method: "GET",
    to: `/api/v4/users/${id}`,
    operation: "users.read",
    safe: true,
    tolerate: [404],
  };
  try {
    const answer = await call(request);
    const body = answer.status === 404 ? undefined : readAnswer(answer, request);
    const email = textAt(body, "email");
    return idAt(body, "id") === id
      ? { id, name: textAt(body, "name"), ...(email === "" ? {} : { email }) }
      : { id, name: "" };
  } catch (error) {
    if (error instanceof CountersignError && error.code === "forbidden") return { id, name: "" };
    throw error;
  }
}
