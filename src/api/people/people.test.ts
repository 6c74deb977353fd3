import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, keyAt, ownerAt, personAt, receptionOf, TESTER } from "../../../tests/office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";
import { createVisitor } from "../../../tests/visitor.ts";
import type { Visitor } from "../../../tests/visitor.ts";

const ACME = "/api/accounts/acme";
const { password } = OWNER;
let office: OpenOffice;
let owner: Visitor;
beforeAll(async () => {
  office = await openOffice();
  owner = await ownerAt(office.app, office.url);
});
afterAll(() => office.close());

interface Invited {
  readonly token: string;
  readonly id: string;
}

async function invite(by: Visitor, body: object, account = "acme"): Promise<Invited> {
  const answer = await by.post(`/api/accounts/${account}/people/invitations`, body);
  expect(answer.status).toBe(200);
  const { path, invitation } = Object(answer.body);
  return { token: String(path).replace("/invitation#", ""), id: String(invitation.id) };
}

async function idOf(email: string): Promise<string> {
  const { body } = await owner.get(`${ACME}/people`);
  const found = Object(body).people.find((person: { email: string }) => person.email === email);
  return String(found?.id);
}

test("an invitation lets in once, under the invited address, with the role it names", async () => {
  const { token } = await invite(owner, { email: "Omar@Example.com", role: "operator" });
  const guest = createVisitor(office.url);
  expect(await guest.post("/api/invitations/look", { token })).toMatchObject({
    body: {
      kind: "invitation",
      account: "acme",
      role: "operator",
      email: "omar@example.com",
      isKnown: false,
    },
  });
  expect(await owner.get(`${ACME}/people`)).toMatchObject({
    body: {
      invitations: [{ email: "omar@example.com", role: "operator", by: OWNER.name, isEverywhere: false }],
    },
  });
  expect((await guest.post("/api/invitations/accept", { token })).status).toBe(400);
  const newcomer = { token, name: "Omar Operator", password };
  expect(await guest.post("/api/invitations/accept", newcomer)).toMatchObject({
    status: 200,
    body: { account: "acme" },
  });
  expect(await guest.get("/api/session")).toMatchObject({
    body: {
      email: "omar@example.com",
      isOwnerOfAll: false,
      accounts: [{ id: "acme", role: "operator" }],
    },
  });
  expect(await createVisitor(office.url).post("/api/invitations/accept", newcomer)).toMatchObject({
    status: 404,
    body: { error: { reason: "link_invalid" } },
  });
  // an invitation is no owner's link
  const more = await invite(owner, { email: "eve@example.com", role: "viewer" });
  const welcome = { token: more.token, name: "Eve", email: "eve@example.com", password };
  expect((await guest.post("/api/welcome", welcome)).status).toBe(404);
});

test("who is known already takes an invitation up with their own session, and nobody else's", async () => {
  const person = await personAt(office.app, office.url, "acme", "viewer");
  const { token } = await invite(owner, { email: "viewer-of-acme@example.com", role: "owner" }, "other");
  const guest = createVisitor(office.url);
  expect(await guest.post("/api/invitations/look", { token })).toMatchObject({ body: { isKnown: true } });
  const takeover = { token, name: "Eve", password: "eve would like this" };
  for (const visitor of [guest, owner])
    expect(await visitor.post("/api/invitations/accept", takeover)).toMatchObject({
      status: 409,
      body: { error: { reason: "sign_in_first" } },
    });
  expect((await person.post("/api/invitations/accept", { token })).status).toBe(200);
  expect(await person.get("/api/session")).toMatchObject({
    body: {
      accounts: [
        { id: "acme", role: "viewer" },
        { id: "other", role: "owner" },
      ],
    },
  });
});

test("an invitation ends after seven days, or when it is withdrawn, by nobody of another account", async () => {
  const late = await invite(owner, { email: "late@example.com", role: "viewer" });
  const { pool } = office.database.database;
  await pool.query("update countersign_auth.links set ends_at = ends_at - interval '7 days'");
  const guest = createVisitor(office.url);
  expect((await guest.post("/api/invitations/look", { token: late.token })).status).toBe(404);
  const taken = await invite(owner, { email: "taken@example.com", role: "viewer" });
  const stranger = await keyAt(office.app, office.url, "other", "owner");
  for (const account of ["other", "acme"])
    expect(
      (await stranger.call("DELETE", `/api/accounts/${account}/people/invitations/${taken.id}`)).status,
    ).toBe(404);
  expect((await owner.call("DELETE", `${ACME}/people/invitations/${taken.id}`)).status).toBe(200);
  expect((await guest.post("/api/invitations/look", { token: taken.token })).status).toBe(404);
  expect((await owner.call("DELETE", `${ACME}/people/invitations/no-uuid`)).status).toBe(404);
});

test("a changed role holds from the next call on", async () => {
  const email = "operator-of-acme@example.com";
  const person = await personAt(office.app, office.url, "acme", "operator");
  const id = await idOf(email);
  expect((await person.get(`${ACME}/keys`)).status).toBe(403);
  expect((await owner.call("PATCH", `${ACME}/people/${id}`, { role: "owner" })).status).toBe(200);
  expect((await person.get(`${ACME}/keys`)).status).toBe(200);
  expect((await owner.call("PATCH", `${ACME}/people/${id}`, { role: "viewer" })).status).toBe(200);
  expect((await person.get(`${ACME}/keys`)).status).toBe(403);
  expect((await person.call("PATCH", `${ACME}/people/${id}`, { role: "owner" })).status).toBe(403);
});

test("who is removed is out at once, and forgotten where no role is left", async () => {
  const email = "operator-of-other@example.com";
  const person = await personAt(office.app, office.url, "other", "operator");
  const { token } = await invite(owner, { email, role: "viewer" });
  await person.post("/api/invitations/accept", { token });
  const id = await idOf(email);
  expect((await owner.call("DELETE", `${ACME}/people/${id}`)).status).toBe(200);
  expect((await person.get(`${ACME}/people`)).status).toBe(404);
  expect((await person.get("/api/accounts/other/people")).status).toBe(200);
  expect((await owner.call("DELETE", `/api/accounts/other/people/${id}`)).status).toBe(200);
  expect((await person.get("/api/session")).status).toBe(401);
  expect((await owner.call("DELETE", `/api/accounts/other/people/${id}`)).status).toBe(404);
});

test("an account's owner cannot touch roles of the whole installation, and the last owner cannot be lost", async () => {
  const accountOwner = await keyAt(office.app, office.url, "acme", "owner");
  const id = await idOf(OWNER.email);
  const everywhere = { role: "viewer", everywhere: true };
  expect((await accountOwner.call("PATCH", `${ACME}/people/${id}`, everywhere)).status).toBe(403);
  expect((await accountOwner.call("PATCH", `${ACME}/people/${id}`, { role: "viewer" })).status).toBe(404);
  expect((await accountOwner.call("DELETE", `${ACME}/people/${id}?everywhere=true`)).status).toBe(403);
  expect((await accountOwner.call("DELETE", `${ACME}/people/${id}`)).status).toBe(404);
  const wide = { email: "wide@example.com", role: "owner", everywhere: true };
  expect((await accountOwner.post(`${ACME}/people/invitations`, wide)).status).toBe(403);
  for (const [method, path, body] of [
    ["PATCH", `${ACME}/people/${id}`, everywhere],
    ["DELETE", `${ACME}/people/${id}?everywhere=true`, undefined],
  ] as const)
    expect(await owner.call(method, path, body)).toMatchObject({
      status: 409,
      body: { error: { reason: "last_owner" } },
    });
  const { token } = await invite(owner, wide);
  const second = createVisitor(office.url);
  await second.post("/api/invitations/accept", { token, name: "Wilma Wide", password });
  expect(await second.get("/api/session")).toMatchObject({ body: { isOwnerOfAll: true } });
  // two owners who remove each other at the same moment: one stays
  const ids = [id, await idOf(wide.email)];
  const members = receptionOf(office.app).people;
  const results = await Promise.all(ids.map((each) => members.remove("*", each, TESTER)));
  expect(results.toSorted()).toEqual(["done", "last_owner"]);
  if (results[0] === "done") owner = await ownerAt(office.app, office.url);
});

test("an API key does what its role allows in its account, until it ends or is taken back", async () => {
  const body = { name: "Reports", role: "viewer", endsAt: new Date(Date.now() + 60_000).toISOString() };
  const made = await owner.post(`${ACME}/keys`, body);
  expect(made).toMatchObject({ status: 200, body: { key: { name: "Reports", role: "viewer" } } });
  const { secret, key } = Object(made.body);
  expect(secret).toMatch(/^csk_[\w-]{43}$/u);
  const program = createVisitor(office.url, secret);
  expect(await program.get("/api/session")).toMatchObject({
    body: { kind: "key", name: "Reports (API key)", accounts: [{ id: "acme", role: "viewer" }] },
  });
  expect((await program.get("/api/accounts/other/people")).status).toBe(404);
  expect(
    (await program.post(`${ACME}/people/invitations`, { email: "x@example.com", role: "viewer" })).status,
  ).toBe(403);
  const { pool } = office.database.database;
  const { rows } = await pool.query("select * from countersign_auth.keys");
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(await owner.get(`${ACME}/keys`)).toMatchObject({
    body: {
      keys: expect.arrayContaining([expect.objectContaining({ id: key.id, usedAt: expect.any(String) })]),
    },
  });
  await pool.query("update countersign_auth.keys set ends_at = now() - interval '1 second' where id = $1", [
    key.id,
  ]);
  expect((await program.get("/api/session")).status).toBe(401);
  await pool.query("update countersign_auth.keys set ends_at = null where id = $1", [key.id]);
  expect((await program.get("/api/session")).status).toBe(200);
  const stranger = await keyAt(office.app, office.url, "other", "owner");
  expect((await stranger.call("DELETE", `/api/accounts/other/keys/${key.id}`)).status).toBe(404);
  expect((await owner.call("DELETE", `${ACME}/keys/${key.id}`)).status).toBe(200);
  expect((await program.get("/api/session")).status).toBe(401);
});

test("nonsense in place of a key is nobody", async () => {
  for (const key of ["", "csk_", "csk_nonsense", "x", `csk_${"A".repeat(43)}`, `csk_${"A".repeat(5000)}`])
    expect((await createVisitor(office.url, key).get("/api/session")).status).toBe(401);
  const past = { name: "Past", role: "viewer", endsAt: "2020-01-01T00:00:00Z" };
  expect((await owner.post(`${ACME}/keys`, past)).status).toBe(400);
});
