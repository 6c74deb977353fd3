import type { App } from "../src/app.ts";
import type { Role } from "../src/auth/caller.ts";
import type { Reception } from "../src/auth/create-auth.ts";
import type { Doer } from "../src/store/change.ts";
import { createVisitor } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** The invented owner of an installation under test. */
export const OWNER = {
  name: "Olga Owner",
  email: "olga@example.com",
  password: "correct horse battery",
} as const;

/** How a version of the configuration names who saved it, when it was the owner. */
export const BY_OWNER = `person:${OWNER.name} <${OWNER.email}>`;

/** Who makes keys and invitations for tests. */
export const TESTER: Doer = { via: "machine", name: "test" };

/** Who may come in, of a running app. Throws for a pure worker. */
export function receptionOf({ reception }: Pick<App, "reception">): Reception {
  if (reception === undefined) throw new Error("a worker has no reception");
  return reception;
}

/** A browser whose person owns the whole installation. */
export async function ownerAt(app: Pick<App, "reception">, url: string): Promise<Visitor> {
  const token = await receptionOf(app).entrance.openForOwner();
  const visitor = createVisitor(url);
  const { status, body } = await visitor.post("/api/welcome", { token, ...OWNER });
  if (status !== 200) throw new Error(`no owner: ${status} ${JSON.stringify(body)}`);
  return visitor;
}

/** A program with an API key: the cheapest caller of one account and one role. */
export async function keyAt(
  app: Pick<App, "reception">,
  url: string,
  account: string,
  role: Role,
): Promise<Visitor> {
  const name = `${role} of ${account}`;
  const { secret } = await receptionOf(app).keys.add({ account, role, name, by: TESTER });
  return createVisitor(url, secret);
}

/** A browser whose person has one role in one account. */
export async function personAt(
  app: Pick<App, "reception">,
  url: string,
  account: string,
  role: Role,
): Promise<Visitor> {
  const email = `${role}-of-${account}@example.com`;
  const { token } = await receptionOf(app).people.invite({ account, email, role, by: TESTER });
  const visitor = createVisitor(url);
  const newcomer = { token, name: `Ms ${role} of ${account}`, password: OWNER.password };
  const { status, body } = await visitor.post("/api/invitations/accept", newcomer);
  if (status !== 200) throw new Error(`not let in: ${status} ${JSON.stringify(body)}`);
  return visitor;
}
