import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, ownerAt, receptionOf } from "../../tests/office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import { comeByIssuer, officeWithIssuer } from "./come-by-issuer.testkit.ts";
import { openIssuer } from "./issuer.testkit.ts";
import type { Claims, TestIssuer } from "./issuer.testkit.ts";

let issuer: TestIssuer;
let office: OpenOffice;
beforeAll(async () => {
  issuer = await openIssuer("countersign");
  office = await officeWithIssuer(issuer.url);
});
afterAll(async () => {
  await office.close();
  await issuer.close();
});

const come = (claims: Claims, at: OpenOffice = office) => comeByIssuer(issuer, at, claims);

const ANN = { sub: "1", email: "Ann@example.com", email_verified: true, name: "Ann Allowed" };

test("the sign-in page knows of the issuer", async () => {
  expect(await createVisitor(office.url).get("/api/entrance")).toMatchObject({
    body: { hasSingleSignOn: true },
  });
});

test("the way leads over the address under which people reach us", async () => {
  const { begun } = await come(ANN);
  const { searchParams } = new URL(String(Object(begun.body).url));
  expect(searchParams.get("redirect_uri")).toBe("https://sign.example.com/api/auth/callback/sso");
});

test("who has a verified address of an allowed domain comes in, and views every account", async () => {
  for (const time of ["first", "second"]) {
    const { visitor, back } = await come(ANN);
    expect([time, back.status, back.headers.get("location")]).toEqual([time, 302, "/"]);
    expect(await visitor.get("/api/session")).toMatchObject({
      body: {
        name: "Ann Allowed",
        email: "ann@example.com",
        isOwnerOfAll: false,
        accounts: [
          { id: "acme", role: "viewer" },
          { id: "other", role: "viewer" },
        ],
      },
    });
  }
});

test("a domain that is for some accounts alone lets into no other", async () => {
  const agency = await officeWithIssuer(issuer.url, ", role: operator, accounts: [other]");
  try {
    const { visitor } = await come(ANN, agency);
    const { body } = await visitor.get("/api/session");
    expect(Object(body).accounts).toMatchObject([{ id: "other", role: "operator" }]);
    expect((await visitor.get("/api/accounts/acme/people")).status).toBe(404);
  } finally {
    await agency.close();
  }
});

test("the issuer's tokens are not kept", async () => {
  const { rows } = await office.database.database.pool.query("select * from countersign_auth.sign_ins");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ providerId: "sso", accessToken: null, idToken: null, refreshToken: null });
});

test.each([
  ["has an address of another domain", { ...ANN, sub: "2", email: "eve@elsewhere.example" }],
  ["only says to have that address", { ...ANN, sub: "3", email: "boss@example.com", email_verified: false }],
  ["has a domain that looks alike", { ...ANN, sub: "4", email: "eve@example.com.evil.example" }],
])("who %s stays out, and is told on the sign-in page", async (_, claims) => {
  const { visitor, back } = await come(claims);
  expect([back.status, back.headers.get("location")]).toEqual([
    302,
    expect.stringContaining("/sign-in?error="),
  ]);
  expect((await visitor.get("/api/session")).status).toBe(401);
  const { rows } = await office.database.database.pool.query(
    "select from countersign_auth.people where email = $1",
    [claims.email],
  );
  expect(rows).toEqual([]);
});

test("who was invited comes in with the role of the invitation, which is used up", async () => {
  const { people } = receptionOf(office.app);
  const email = "guest@elsewhere.example";
  const { token } = await people.invite({
    account: "acme",
    email,
    role: "operator",
    by: { via: "session", name: "Olga" },
  });
  const { visitor } = await come({ sub: "5", email, email_verified: true, name: "Gus Guest" });
  expect(await visitor.get("/api/session")).toMatchObject({
    body: { accounts: [{ id: "acme", role: "operator" }] },
  });
  expect((await visitor.post("/api/invitations/look", { token })).status).toBe(404);
});

test("a call back that was not asked for, or is repeated, signs nobody in", async () => {
  const { back } = await come(ANN);
  expect(back.status).toBe(302);
  const forger = createVisitor(office.url);
  for (const search of ["?code=x&state=y", "?state=y", "", "?error=access_denied"]) {
    const answer = await forger.get(`/api/auth/callback/sso${search}`);
    expect([search, answer.status]).toEqual([search, 302]);
    expect(answer.headers.get("location")).toContain("/sign-in");
  }
  expect(forger.cookies()).not.toContain("session_token");
});

test("the way back leads to our own pages only", async () => {
  const visitor = createVisitor(office.url);
  const body = { provider: "sso", callbackURL: "https://evil.example/", disableRedirect: true };
  expect((await visitor.post("/api/auth/sign-in/social", body)).status).toBe(403);
});

test("an issuer that does not answer keeps nobody out who has a password", async () => {
  const alone = await officeWithIssuer("http://127.0.0.1:9");
  const owner = await ownerAt(alone.app, alone.url);
  const body = { provider: "sso", callbackURL: "/" };
  expect((await owner.post("/api/auth/sign-in/social", body)).status).toBeGreaterThanOrEqual(400);
  const { email, password } = OWNER;
  expect((await owner.post("/api/auth/sign-in/email", { email, password })).status).toBe(200);
  await alone.close();
});
