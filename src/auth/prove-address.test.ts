import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, ownerAt, receptionOf, TESTER } from "../../tests/office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Visitor } from "../../tests/visitor.ts";
import type { Role } from "./caller.ts";
import { comeByIssuer, officeWithIssuer } from "./come-by-issuer.testkit.ts";
import { openIssuer } from "./issuer.testkit.ts";
import type { Claims, TestIssuer } from "./issuer.testkit.ts";

let issuer: TestIssuer;
let office: OpenOffice;
let owner: Visitor;
beforeAll(async () => {
  issuer = await openIssuer("countersign");
  office = await officeWithIssuer(issuer.url);
  owner = await ownerAt(office.app, office.url);
});
afterAll(async () => {
  await office.close();
  await issuer.close();
});

const PASSWORD = "chosen by the inviter";
let from = 0;

async function member(
  account: string,
  email: string,
  role: Role = "viewer",
  password = PASSWORD,
): Promise<Visitor> {
  const { people } = receptionOf(office.app);
  const { token } = await people.invite({ account, email, role, by: TESTER });
  const visitor = createVisitor(office.url);
  const { status } = await visitor.post("/api/invitations/accept", { token, name: "Vera", password });
  expect(status).toBe(200);
  return visitor;
}

async function passwordOpens(email: string, password = PASSWORD): Promise<number> {
  from += 1;
  const address = { "x-forwarded-for": `203.0.113.${from}` };
  const body = { email, password };
  return (await createVisitor(office.url).call("POST", "/api/auth/sign-in/email", body, address)).status;
}

const claimsOf = (sub: string, email: string): Claims => ({
  sub,
  email,
  email_verified: true,
  name: "Vera Real",
});

async function rolesOf(visitor: Visitor): Promise<unknown> {
  const { body } = await visitor.get("/api/session");
  return Object(body).accounts?.map(({ id, role }: { id: string; role: string }) => `${role} of ${id}`);
}

test("whoever proves an address takes over what was made under it, and the inviter's password ends", async () => {
  const email = "vera@example.com";
  const squatters = [
    await member("acme", email, "operator"),
    await member("other", email, "viewer", "another inviter's"),
  ];
  const { people } = receptionOf(office.app);
  const mine = async () => (await people.list("acme")).filter((one) => one.email === email);
  expect(await mine()).toMatchObject([{ hasProvenAddress: false }]);
  const { visitor, back } = await comeByIssuer(issuer, office, claimsOf("1", email));
  expect([back.status, back.headers.get("location")]).toEqual([302, "/"]);
  expect(await rolesOf(visitor)).toEqual(["operator of acme", "viewer of other"]);
  for (const squatter of squatters) expect((await squatter.get("/api/session")).status).toBe(401);
  expect([await passwordOpens(email), await passwordOpens(email, "another inviter's")]).toEqual([401, 401]);
  expect(await mine()).toMatchObject([{ hasProvenAddress: true, role: "operator" }]);
  const { body } = await owner.get("/api/accounts/acme/changes");
  expect(JSON.stringify(body)).toContain(`Vera (${email}) proved the address by single sign-on`);
  // and comes in again as the same person
  const again = await comeByIssuer(issuer, office, claimsOf("1", email));
  expect(await rolesOf(again.visitor)).toEqual(["operator of acme", "viewer of other"]);
});

test("a later invitation that somebody else takes up under a proven address stays a login of its own", async () => {
  const stranger = await member("other", "wanda@example.com");
  await comeByIssuer(issuer, office, claimsOf("2", "wanda@example.com"));
  expect((await stranger.get("/api/session")).status).toBe(401);
  const squatter = await member("acme", "wanda@example.com");
  expect(await rolesOf(squatter)).toEqual(["viewer of acme"]);
});

test("an address that the issuer has not verified takes nothing over", async () => {
  const email = "una@example.com";
  const una = await member("acme", email);
  const { back } = await comeByIssuer(issuer, office, { ...claimsOf("3", email), email_verified: false });
  expect(back.headers.get("location")).toContain("/sign-in?error=account_not_linked");
  expect(await rolesOf(una)).toEqual(["viewer of acme"]);
  expect(await passwordOpens(email)).toBe(200);
});

test("who has a role in every account is not handed out on the issuer's word", async () => {
  const { visitor, back } = await comeByIssuer(issuer, office, claimsOf("4", OWNER.email));
  expect(back.headers.get("location")).toContain("/sign-in?error=account_not_linked");
  expect((await visitor.get("/api/session")).status).toBe(401);
  expect((await owner.get("/api/session")).status).toBe(200);
});

test("signed in, the owner connects the two, keeps the password, and comes in by either from then on", async () => {
  const wrong = await comeByIssuer(issuer, office, claimsOf("5", "somebody.else@example.com"), owner);
  expect(wrong.back.headers.get("location")).toContain("/sign-in?error=");
  const { back } = await comeByIssuer(issuer, office, claimsOf("4", OWNER.email), owner);
  expect([back.status, back.headers.get("location")]).toEqual([302, "/"]);
  expect(await owner.get("/api/session")).toMatchObject({ status: 200, body: { isOwnerOfAll: true } });
  const { visitor } = await comeByIssuer(issuer, office, claimsOf("4", OWNER.email));
  expect(await visitor.get("/api/session")).toMatchObject({ body: { name: OWNER.name, isOwnerOfAll: true } });
  expect(await passwordOpens(OWNER.email, OWNER.password)).toBe(200);
  const { body } = await owner.get("/api/auth/list-accounts");
  const ways = Object(body).map(({ providerId }: { providerId: string }) => providerId);
  expect(ways.toSorted()).toEqual(["credential", "sso"]);
});

test("nobody connects without a session", async () => {
  const body = { provider: "sso", callbackURL: "/" };
  expect((await createVisitor(office.url).post("/api/auth/link-social", body)).status).toBe(401);
});
