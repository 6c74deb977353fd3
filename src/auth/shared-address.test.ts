import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, ownerAt, receptionOf, TESTER } from "../../tests/office.ts";
import { openOffice } from "../../tests/open-office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Visitor } from "../../tests/visitor.ts";
import { totpOf } from "./totp.testkit.ts";

let office: OpenOffice;
let owner: Visitor;
let calls = 0;
beforeAll(async () => {
  office = await openOffice();
  owner = await ownerAt(office.app, office.url);
});
afterAll(() => office.close());

const VERA = "vera@customer.example";
const SQUATTER = "chosen by the inviter";
const HERS = "chosen by vera herself";

async function invitation(account: string, email = VERA): Promise<string> {
  const { people } = receptionOf(office.app);
  return (await people.invite({ account, email, role: "viewer", by: TESTER })).token;
}

async function accept(visitor: Visitor, token: string, password?: string, name = "Vera") {
  const body = { token, ...(password === undefined ? {} : { name, password }) };
  return visitor.post("/api/invitations/accept", body);
}

async function signIn(password: string, email = VERA) {
  const visitor = createVisitor(office.url);
  calls += 1;
  const from = { "x-forwarded-for": `198.51.100.${calls}` };
  const answer = await visitor.call("POST", "/api/auth/sign-in/email", { email, password }, from);
  return { visitor, answer };
}

async function accountsOf(visitor: Visitor): Promise<readonly string[]> {
  const { body } = await visitor.get("/api/session");
  return (Object(body).accounts ?? []).map(({ id }: { id: string }) => id);
}

test("an inviter who takes a stranger's address gets a login that holds in their own account alone", async () => {
  const squatter = createVisitor(office.url);
  expect((await accept(squatter, await invitation("acme"), SQUATTER)).status).toBe(200);
  const token = await invitation("other");
  const vera = createVisitor(office.url);
  const { body } = await vera.post("/api/invitations/look", { token });
  expect(body).toEqual({
    kind: "invitation",
    account: "other",
    accountName: "other",
    role: "viewer",
    email: VERA,
  });
  expect((await accept(vera, token, HERS)).status).toBe(200);
  expect([await accountsOf(vera), await accountsOf(squatter)]).toEqual([["other"], ["acme"]]);
  expect(await vera.get("/api/session")).toMatchObject({ body: { email: VERA } });
  expect((await squatter.get("/api/accounts/other/people")).status).toBe(404);
});

test("each password opens its own login, and one that is nobody's none", async () => {
  expect(await accountsOf((await signIn(SQUATTER)).visitor)).toEqual(["acme"]);
  expect(await accountsOf((await signIn(HERS)).visitor)).toEqual(["other"]);
  const wrong = await signIn("nobody's password");
  expect([wrong.answer.status, wrong.visitor.cookies()]).toEqual([401, ""]);
});

test("the library's own name for such a login is told nowhere", async () => {
  const { visitor, answer } = await signIn(HERS);
  const { body: enabled } = await visitor.post("/api/auth/two-factor/enable", { password: HERS });
  const address = String(Object(enabled).totpURI);
  const told = [
    answer.body,
    enabled,
    (await visitor.get("/api/auth/get-session")).body,
    (await visitor.get("/api/accounts/other/people")).body,
    (await owner.get("/api/accounts/other/changes")).body,
  ];
  expect(JSON.stringify(told)).not.toContain("login.invalid");
  expect(decodeURIComponent(address)).toContain(VERA);
  const on = await visitor.post("/api/auth/two-factor/verify-totp", { code: totpOf(address) });
  expect(on.status).toBe(200);
  const half = await signIn(HERS);
  expect(half.answer.body).toMatchObject({ twoFactorRedirect: true });
  const second = { code: totpOf(address) };
  expect((await half.visitor.post("/api/auth/two-factor/verify-totp", second)).status).toBe(200);
  expect(await accountsOf(half.visitor)).toEqual(["other"]);
  expect((await visitor.post("/api/auth/two-factor/disable", { password: HERS })).status).toBe(200);
});

test("whoever types the password that they have already stays one person", async () => {
  const email = "nina@customer.example";
  await accept(createVisitor(office.url), await invitation("acme", email), HERS, "Nina");
  const again = createVisitor(office.url);
  expect((await accept(again, await invitation("other", email), HERS, "Nina")).status).toBe(200);
  expect(await accountsOf(again)).toEqual(["acme", "other"]);
});

test("a second link to the same account asks for the login that is there", async () => {
  expect(await accept(createVisitor(office.url), await invitation("acme"), HERS)).toMatchObject({
    status: 409,
    body: { error: { reason: "sign_in_first" } },
  });
  // who has a role everywhere stands in the list of every account
  const elsewhere = await accept(createVisitor(office.url), await invitation("acme", OWNER.email), HERS);
  expect(elsewhere.status).toBe(409);
  expect((await owner.get("/api/session")).status).toBe(200);
});

test("a wrong password for such an address is written down where it has a role, and nowhere which login it was", async () => {
  await signIn("guess guess guess");
  for (const account of ["acme", "other"])
    expect(JSON.stringify((await owner.get(`/api/accounts/${account}/changes`)).body)).toContain(
      "A wrong password was tried for Vera",
    );
});

test("an acceptance that fails half way leaves nobody behind, and the link as it was", async () => {
  const { pool } = office.database.database;
  const email = "halfway@customer.example";
  const token = await invitation("acme", email);
  await pool.query(
    "alter table countersign_auth.members add constraint no_more check (account <> 'acme') not valid",
  );
  expect((await accept(createVisitor(office.url), token, HERS)).status).toBe(500);
  await pool.query("alter table countersign_auth.members drop constraint no_more");
  const { rows } = await pool.query("select from countersign_auth.people where email = $1", [email]);
  expect(rows).toEqual([]);
  expect((await accept(createVisitor(office.url), token, HERS)).status).toBe(200);
});

test("a name that stands for an address cannot be invited", async () => {
  const email = `0123456789abcdef.${Buffer.from(VERA).toString("hex")}@login.invalid`;
  const answer = await owner.post("/api/accounts/acme/people/invitations", { email, role: "viewer" });
  expect(answer.status).toBe(400);
});
