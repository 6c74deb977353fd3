import { afterAll, beforeAll, expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../../sandbox/sandbox.ts";
import { keyAt, OWNER, personAt, receptionOf } from "../../../tests/office.ts";
import { good, openBareOffice } from "../../../tests/open-bare-office.ts";
import type { BareOffice } from "../../../tests/open-bare-office.ts";
import { createVisitor } from "../../../tests/visitor.ts";
import type { Visitor } from "../../../tests/visitor.ts";
import { totpOf } from "../../auth/totp.testkit.ts";

const ACME = "/api/accounts/acme";
const { email, password } = OWNER;
let office: BareOffice;
let owner: Visitor;
let calls = 0;

beforeAll(async () => {
  office = await openBareOffice({ isSetUp: true });
  ({ owner } = office);
});
afterAll(() => office.close());

interface Listed {
  readonly changes: readonly {
    readonly text: string;
    readonly event: string;
    readonly address?: string;
    readonly isEverywhere: boolean;
    readonly by: { readonly name: string; readonly via: string };
  }[];
  readonly next?: string;
}

const list = (visitor = owner, query = "") => good<Listed>(visitor.get(`${ACME}/changes${query}`));

/** The newest ones, as `who: what`. */
async function newest(count: number, visitor = owner): Promise<readonly string[]> {
  const { changes } = await list(visitor, `?limit=${count}`);
  return changes.map(({ by, text }) => `${by.name}: ${text}`);
}

/** Each call from another address: tries are counted by address. */
function sign(visitor: Visitor, path: string, body: object = {}) {
  calls += 1;
  return visitor.call("POST", `/api/auth${path}`, body, { "x-forwarded-for": `198.51.100.${calls}` });
}

test("who invited, changed, removed, made a key and took it back is told in plain words", async () => {
  const invited = { email: "ben@example.com", role: "operator" };
  const { invitation } = await good<{ invitation: { id: string } }>(
    owner.post(`${ACME}/people/invitations`, invited),
  );
  await owner.call("DELETE", `${ACME}/people/invitations/${invitation.id}`);
  await personAt(office.app, office.url, "acme", "viewer");
  const { people } = await good<{ people: readonly { id: string; role: string }[] }>(
    owner.get(`${ACME}/people`),
  );
  const { id = "" } = people.find(({ role }) => role === "viewer") ?? {};
  await owner.call("PATCH", `${ACME}/people/${id}`, { role: "operator" });
  await owner.call("DELETE", `${ACME}/people/${id}`);
  const made = await good<{ key: { id: string } }>(
    owner.post(`${ACME}/keys`, { name: "Reports", role: "viewer" }),
  );
  await owner.call("DELETE", `${ACME}/keys/${made.key.id}`);
  const by = OWNER.name;
  expect(await newest(8)).toEqual([
    `${by}: Took back the API key Reports`,
    `${by}: Made the API key Reports as viewer`,
    `${by}: Removed Ms viewer of acme (viewer-of-acme@example.com), who was operator`,
    `${by}: Made Ms viewer of acme (viewer-of-acme@example.com) operator, who was viewer`,
    "Ms viewer of acme: Ms viewer of acme (viewer-of-acme@example.com) came in as viewer",
    "test: Invited viewer-of-acme@example.com as viewer",
    `${by}: Took back the invitation of ben@example.com as operator`,
    `${by}: Invited ben@example.com as operator`,
  ]);
});

test("what was refused is not told as done", async () => {
  const before = await newest(1);
  expect((await owner.call("DELETE", `${ACME}/people/nobody`)).status).toBe(404);
  expect((await owner.call("PATCH", `${ACME}/people/nobody`, { role: "owner" })).status).toBe(404);
  expect((await owner.call("DELETE", `${ACME}/keys/nobody`)).status).toBe(404);
  expect(await newest(1)).toEqual(before);
});

test("settings, connections and playbooks are told with them, by key as by session", async () => {
  const key = await keyAt(office.app, office.url, "acme", "owner");
  await good(key.call("PUT", `${ACME}/settings`, { locale: "de" }));
  await good(owner.call("PUT", `${ACME}/settings`, { installation: { allowPrivateHosts: true } }));
  const { changes } = await list(owner, "?limit=2");
  expect(changes).toMatchObject([
    { text: "Changed the installation", isEverywhere: true, by: { name: OWNER.name, via: "session" } },
    {
      text: "Changed the settings",
      isEverywhere: false,
      by: { name: "owner of acme (API key)", via: "key" },
    },
  ]);
  const whole = (await list(owner, "?limit=200")).changes.map(({ text }) => text);
  expect(whole).toEqual(
    expect.arrayContaining(["Added the account acme", expect.stringMatching(/^Added the connection/u)]),
  );
});

test("a sign-in is told with its outcome and where it came from", async () => {
  const visitor = createVisitor(office.url);
  await sign(visitor, "/sign-in/email", { email: "stranger@example.com", password });
  await sign(visitor, "/sign-in/email", { email, password: "not the right one" });
  await sign(visitor, "/sign-in/email", { email, password });
  await sign(visitor, "/update-user", { name: "Olga O." });
  await sign(visitor, "/update-user", { name: OWNER.name });
  await sign(visitor, "/sign-out");
  expect(await newest(5)).toEqual([
    `${OWNER.name}: Signed out`,
    `${OWNER.name}: Changed their name from Olga O. to ${OWNER.name}`,
    `Olga O.: Changed their name from ${OWNER.name} to Olga O.`,
    `${OWNER.name}: Signed in with the password`,
    `: A wrong password was tried for ${OWNER.name}`,
  ]);
  const { changes } = await list(owner, "?limit=1");
  expect(changes).toMatchObject([{ address: `198.51.100.${calls}`, isEverywhere: true }]);
  expect(JSON.stringify((await list(owner, "?limit=200")).changes)).not.toContain("stranger@");
});

test("so is the second step, right or wrong, and what people change about their own sign-in", async () => {
  const visitor = createVisitor(office.url);
  await sign(visitor, "/sign-in/email", { email, password });
  const { body } = await sign(visitor, "/two-factor/enable", { password });
  const { totpURI, backupCodes } = Object(body);
  await sign(visitor, "/two-factor/verify-totp", { code: totpOf(String(totpURI)) });
  const other = createVisitor(office.url);
  await sign(other, "/sign-in/email", { email, password });
  await sign(other, "/two-factor/verify-totp", { code: "000000" });
  await sign(other, "/two-factor/verify-backup-code", { code: backupCodes[0] });
  const longer = { currentPassword: password, newPassword: `${password} and more` };
  await sign(other, "/change-password", longer);
  await sign(other, "/two-factor/disable", { password: longer.newPassword });
  // every other session has ended
  owner = other;
  expect(await newest(7)).toEqual([
    `${OWNER.name}: Turned two-factor sign-in off`,
    `${OWNER.name}: Changed their password; all other sessions ended`,
    `${OWNER.name}: Signed in with the password and a backup code`,
    `: ${OWNER.name}'s password was right, and the code of the second step was wrong`,
    `: ${OWNER.name}'s password was right, and the second step was asked for`,
    `${OWNER.name}: Turned two-factor sign-in on`,
    `${OWNER.name}: Signed in with the password`,
  ]);
});

test("an owner of one account is told of its people, and nothing of the installation or another account", async () => {
  const theirs = await personAt(office.app, office.url, "acme", "owner");
  const { changes } = await list(theirs, "?limit=200");
  expect(changes.filter(({ isEverywhere }) => isEverywhere)).toEqual([]);
  await sign(theirs, "/update-user", { name: "Amy Acme" });
  expect(await newest(1, theirs)).toEqual(["Amy Acme: Changed their name from Ms owner of acme to Amy Acme"]);
  const operator = await personAt(office.app, office.url, "acme", "operator");
  expect((await operator.get(`${ACME}/changes`)).status).toBe(403);
  expect((await theirs.get("/api/accounts/other/changes")).status).toBe(404);
});

test("pages follow each other, and no secret stands on any", async () => {
  const texts: string[] = [];
  for (let query = "?limit=3"; query !== "";) {
    const { changes, next } = await list(owner, query);
    texts.push(...changes.map((change) => JSON.stringify(change)));
    query = next === undefined ? "" : `?limit=3&after=${next}`;
  }
  expect(texts).toHaveLength((await list(owner, "?limit=200")).changes.length);
  const whole = texts.join("\n");
  for (const secret of [password, "csk_", ...Object.values(SANDBOX_CREDENTIALS.kommo)])
    expect(whole).not.toContain(secret);
  expect((await owner.get(`${ACME}/changes?after=nonsense`)).status).toBe(400);
});

test("somebody whom the change cannot be written down for changes nothing", async () => {
  const { pool } = office.database.database;
  await pool.query("alter table countersign.changes rename to changes_away");
  const invited = { email: "unseen@example.com", role: "owner" };
  expect((await owner.post(`${ACME}/people/invitations`, invited)).status).toBe(500);
  await pool.query("alter table countersign.changes_away rename to changes");
  expect(await receptionOf(office.app).people.invitations("acme")).toEqual([]);
});
