import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { OWNER, ownerAt, receptionOf } from "../../../tests/office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";
import { createVisitor } from "../../../tests/visitor.ts";

let office: OpenOffice;
let links: { readonly first: string; readonly second: string };
const entrance = () => receptionOf(office.app).entrance;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  links = { first: await entrance().openForOwner(), second: await entrance().openForOwner() };
});

const LINK_INVALID = { status: 404, body: { error: { reason: "link_invalid" } } };

test("the first link makes an owner of everything and signs in; after that no link of that kind is left", async () => {
  const visitor = createVisitor(office.url);
  expect(await visitor.get("/api/entrance")).toMatchObject({
    body: { needsOwner: true, hasSingleSignOn: false },
  });
  const token = links.first;
  expect(await visitor.post("/api/invitations/look", { token })).toMatchObject({
    status: 200,
    body: { kind: "owner", account: "*", role: "owner" },
  });
  const answer = await visitor.post("/api/welcome", { token, ...OWNER, email: " olga@EXAMPLE.com".trim() });
  expect(answer).toMatchObject({ status: 200, body: { account: "*" } });
  expect(await visitor.get("/api/session")).toMatchObject({
    body: {
      name: OWNER.name,
      email: OWNER.email,
      kind: "person",
      isOwnerOfAll: true,
      accounts: [
        { id: "acme", role: "owner" },
        { id: "other", role: "owner" },
      ],
    },
  });
  expect(await visitor.get("/api/entrance")).toMatchObject({ body: { needsOwner: false } });
  for (const each of [links.first, links.second])
    expect(await visitor.post("/api/welcome", { token: each, ...OWNER })).toMatchObject(LINK_INVALID);
});

test("a link opens once, however many use it at the same moment", async () => {
  const calls = ["a", "b", "c"].map((name) =>
    createVisitor(office.url).post("/api/welcome", {
      token: links.first,
      ...OWNER,
      email: `${name}@example.com`,
    }),
  );
  const statuses = (await Promise.all(calls)).map(({ status }) => String(status));
  expect(statuses.toSorted()).toEqual(["200", "404", "404"]);
});

test("what cannot be a name, an address or a password uses no link up", async () => {
  const visitor = createVisitor(office.url);
  const whole = { token: links.first, ...OWNER, email: "nora@example.com" };
  for (const wrong of [
    { password: "eleven char" },
    { password: undefined },
    { password: "x".repeat(200) },
    { email: "nobody" },
    { name: "  " },
    { name: "two\nlines" },
    { name: "x".repeat(101) },
    { token: "" },
  ])
    expect(await visitor.post("/api/welcome", { ...whole, ...wrong })).toMatchObject({
      status: 400,
      body: { error: { code: "invalid" } },
    });
  expect(visitor.cookies()).toBe("");
  expect((await visitor.post("/api/welcome", whole)).status).toBe(200);
});

test("a link ends after a day, and only what it hashes to is kept", async () => {
  const { pool } = office.database.database;
  const { rows } = await pool.query<{ hash: string }>("select hash from countersign_auth.links");
  expect(rows.map(({ hash }) => hash)).not.toContain(links.first);
  expect(rows.every(({ hash }) => /^[0-9a-f]{64}$/u.test(hash))).toBe(true);
  await pool.query("update countersign_auth.links set ends_at = ends_at - interval '24 hours'");
  const visitor = createVisitor(office.url);
  const { first: token } = links;
  expect(await visitor.post("/api/invitations/look", { token })).toMatchObject(LINK_INVALID);
  expect(await visitor.post("/api/welcome", { token, ...OWNER })).toMatchObject(LINK_INVALID);
});

test("an owner who lost password and second factor gets in again, and whoever was in is out", async () => {
  const before = await ownerAt(office.app, office.url);
  const { pool } = office.database.database;
  await pool.query(`update countersign_auth.people set "twoFactorEnabled" = true`);
  const again = createVisitor(office.url);
  const newPassword = { token: await entrance().openForOwner(), ...OWNER, password: "another long password" };
  expect((await again.post("/api/welcome", newPassword)).status).toBe(200);
  expect((await again.get("/api/session")).status).toBe(200);
  expect((await before.get("/api/session")).status).toBe(401);
  const third = createVisitor(office.url);
  const { email } = OWNER;
  const old = await third.post("/api/auth/sign-in/email", { email, password: OWNER.password });
  expect(old.status).toBe(401);
  await third.post("/api/auth/sign-in/email", { email, password: "another long password" });
  expect((await third.get("/api/session")).status).toBe(200);
});
