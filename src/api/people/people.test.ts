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
    },
  });
  expect(await owner.get(`${ACME}/people`)).toMatchObject({
    body: {
      invitations: [
        {
          email: "omar@example.com",
          role: "operator",
          by: { kind: "person", name: OWNER.name, email: OWNER.email },
          isEverywhere: false,
        },
      ],
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

test("who is known already takes an invitation up with their own session, and stays one person", async () => {
  const person = await personAt(office.app, office.url, "acme", "viewer");
  const { token } = await invite(owner, { email: "viewer-of-acme@example.com", role: "owner" }, "other");
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
  const accountOwner = await personAt(office.app, office.url, "acme", "owner");
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

async function ends(id: string, query = ""): Promise<readonly string[]> {
  const { status, body } = await owner.get(`${ACME}/people/${id}/ends${query}`);
  expect(status).toBe(200);
  return Object(body).ends.map(({ kind, name, role }: Record<string, string>) => `${kind} ${name} ${role}`);
}

async function keyBy(maker: Visitor, name: string, role: string): Promise<Visitor> {
  const { status, body } = await maker.post(`${ACME}/keys`, { name, role });
  expect(status).toBe(200);
  return createVisitor(office.url, Object(body).secret);
}

/** Mal, who owns the account as well, under an address of their own. */
async function malAt(
  email: string,
  account = "acme",
): Promise<{ readonly mal: Visitor; readonly id: string }> {
  const { token } = await invite(owner, { email, role: "owner" }, account);
  const mal = createVisitor(office.url);
  expect((await mal.post("/api/invitations/accept", { token, name: "Mal", password })).status).toBe(200);
  return { mal, id: String(Object((await mal.get("/api/session")).body).id) };
}

test("with an owner who is removed end the keys and invitations that they made, and nobody else's", async () => {
  const { mal, id } = await malAt("mal-1@example.com");
  const theirs = await keyBy(mal, "Mal's own", "owner");
  const another = await keyBy(owner, "Ours", "owner");
  const { token } = await invite(mal, { email: "friend-of-mal@example.com", role: "owner" });
  const kept = await invite(owner, { email: "friend-of-olga@example.com", role: "owner" });
  expect(await ends(id)).toEqual(["invitation friend-of-mal@example.com owner", "key Mal's own owner"]);
  expect((await owner.call("DELETE", `${ACME}/people/${id}`)).status).toBe(200);
  expect((await theirs.get("/api/session")).status).toBe(401);
  expect((await another.get("/api/session")).status).toBe(200);
  const guest = createVisitor(office.url);
  expect((await guest.post("/api/invitations/accept", { token, name: "Friend", password })).status).toBe(404);
  expect((await guest.post("/api/invitations/look", { token: kept.token })).status).toBe(200);
  const { body } = await owner.get(`${ACME}/changes?limit=1`);
  expect(Object(body).changes[0]).toMatchObject({
    text: expect.stringMatching(
      /^Removed .*; ended: API keys Mal's own, invitations of friend-of-mal@example\.com$/u,
    ),
    by: { name: OWNER.name, email: OWNER.email, via: "session" },
  });
});

test("of an owner who becomes less end what exceeds it, and what everybody made elsewhere stays", async () => {
  const { mal, id } = await malAt("mal-2@example.com");
  const [strong, weak] = [await keyBy(mal, "Strong", "owner"), await keyBy(mal, "Weak", "viewer")];
  const exceeding = await invite(mal, { email: "strong@example.com", role: "owner" });
  const harmless = await invite(mal, { email: "weak@example.com", role: "operator" });
  expect(await ends(id, "?role=owner")).toEqual([]);
  expect(await ends(id, "?role=operator")).toEqual([
    "invitation strong@example.com owner",
    "key Strong owner",
  ]);
  expect((await owner.call("PATCH", `${ACME}/people/${id}`, { role: "operator" })).status).toBe(200);
  expect((await strong.get("/api/session")).status).toBe(401);
  expect((await weak.get("/api/session")).status).toBe(200);
  const guest = createVisitor(office.url);
  for (const [{ token }, status] of [
    [exceeding, 404],
    [harmless, 200],
  ] as const)
    expect((await guest.post("/api/invitations/look", { token })).status).toBe(status);
  expect((await owner.call("DELETE", `${ACME}/people/${id}`)).status).toBe(200);
  expect((await weak.get("/api/session")).status).toBe(401);
});

test("what an owner of everything made in any account ends with that, unless they own the account as well", async () => {
  const { token } = await invite(owner, { email: "wim@example.com", role: "owner", everywhere: true });
  const wim = createVisitor(office.url);
  await wim.post("/api/invitations/accept", { token, name: "Wim Wide", password });
  const id = await idOf("wim@example.com");
  await receptionOf(office.app).people.change("*", id, "owner", TESTER);
  const { token: own } = await invite(owner, { email: "wim@example.com", role: "owner" });
  await wim.post("/api/invitations/accept", { token: own });
  const here = await keyBy(wim, "Here", "owner");
  const { body } = await wim.post("/api/accounts/other/keys", { name: "There", role: "viewer" });
  const there = createVisitor(office.url, Object(body).secret);
  expect(await ends(id, "?everywhere=true")).toEqual(["key There viewer"]);
  expect((await owner.call("DELETE", `${ACME}/people/${id}?everywhere=true`)).status).toBe(200);
  expect((await there.get("/api/session")).status).toBe(401);
  expect((await here.get("/api/session")).status).toBe(200);
});

test("who is removed at the very moment of making a key leaves none behind", async () => {
  const { mal, id } = await malAt("mal-3@example.com", "other");
  const calls = Array.from({ length: 8 }, (_, n) =>
    mal.post("/api/accounts/other/keys", { name: `Late ${n}`, role: "owner" }),
  );
  const removal = owner.call("DELETE", `/api/accounts/other/people/${id}`);
  const [removed, ...made] = await Promise.all([removal, ...calls]);
  expect(removed.status).toBe(200);
  for (const { body } of made) {
    const { secret } = Object(body);
    if (secret === undefined) continue;
    expect((await createVisitor(office.url, secret).get("/api/session")).status).toBe(401);
  }
});

test("an owner's key gives nobody access: it makes no key, invites nobody, changes no role and removes nobody", async () => {
  const program = await keyAt(office.app, office.url, "acme", "owner");
  const id = await idOf(OWNER.email);
  for (const [method, path, body] of [
    ["POST", "keys", { name: "Another", role: "viewer" }],
    ["POST", "people/invitations", { email: "x@example.com", role: "viewer" }],
    ["PATCH", `people/${id}`, { role: "owner" }],
    ["DELETE", `people/${id}`, undefined],
  ] as const)
    expect(await program.call(method, `${ACME}/${path}`, body)).toMatchObject({
      status: 403,
      body: { error: { reason: "key_cannot_give", text: expect.stringContaining("An API key may not") } },
    });
  expect((await program.get(`${ACME}/keys`)).status).toBe(200);
});
