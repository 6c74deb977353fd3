import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, ownerAt, personAt, receptionOf, TESTER } from "../../tests/office.ts";
import { openOffice } from "../../tests/open-office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Visitor } from "../../tests/visitor.ts";

let office: OpenOffice;
let owner: Visitor;
beforeAll(async () => {
  office = await openOffice();
  owner = await ownerAt(office.app, office.url);
});
afterAll(() => office.close());

const { email, password } = OWNER;
let calls = 0;

/** From another address each time: tries are counted by address, and these tests are no burglars. */
async function signIn(visitor: Visitor, credentials: object = { email, password }) {
  calls += 1;
  const from = { "x-forwarded-for": `198.51.100.${calls}` };
  return visitor.call("POST", "/api/auth/sign-in/email", credentials, from);
}

async function signedIn(): Promise<Visitor> {
  const visitor = createVisitor(office.url);
  expect((await signIn(visitor)).status).toBe(200);
  return visitor;
}

test("whoever knows address and password is in until signing out", async () => {
  const visitor = createVisitor(office.url);
  expect((await visitor.get("/api/session")).status).toBe(401);
  expect((await signIn(visitor, { email: "OLGA@example.com", password })).status).toBe(200);
  expect(await visitor.get("/api/session")).toMatchObject({ status: 200, body: { email } });
  const stolen = visitor.cookies();
  expect((await visitor.post("/api/auth/sign-out")).status).toBe(200);
  expect(visitor.cookies()).toMatch(/^countersign\.device=[^;]+$/u);
  expect((await visitor.call("GET", "/api/session", undefined, { cookie: stolen })).status).toBe(401);
});

test("a wrong password and an unknown address are told the same", async () => {
  const visitor = createVisitor(office.url);
  const wrong = await signIn(visitor, { email, password: "not the right one" });
  const unknown = await signIn(visitor, { email: "nobody@example.com", password });
  expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
  expect([wrong.status, visitor.cookies()]).toEqual([401, ""]);
});

test("the cookie is out of scripts' reach, stays on this site, and is Secure where the console is reached by TLS", async () => {
  const visitor = createVisitor(office.url);
  const plain = (await signIn(visitor)).headers.getSetCookie().join();
  expect(plain).toMatch(/^countersign\.session_token=/u);
  for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(plain).toContain(flag);
  expect(plain).not.toContain("Secure");
  const tls = await openOffice({ server: ", publicUrl: https://sign.example.com" });
  const token = await receptionOf(tls.app).entrance.openForOwner();
  const answer = await createVisitor(tls.url).post("/api/welcome", { token, ...OWNER });
  await tls.close();
  expect(answer.headers.getSetCookie().join()).toMatch(
    /^__Secure-countersign\.session_token=.*(?=.*HttpOnly)(?=.*SameSite=Lax)(?=.*Secure)/u,
  );
});

test("ten tries a minute from one address, and thirty wrong passwords an hour for one person", async () => {
  const guesser = createVisitor(office.url);
  const credentials = { email: "guessed@example.com", password: "guess guess guess" };
  const from = { "x-forwarded-for": "203.0.113.7" };
  const one = async (headers: Readonly<Record<string, string>>, who: object = credentials) =>
    (await guesser.call("POST", "/api/auth/sign-in/email", who, headers)).status;
  for (let tries = 0; tries < 10; tries += 1) expect(await one(from)).toBe(401);
  expect(await one(from)).toBe(429);
  // what a stranger writes in front of the proxy's own entry changes nothing
  expect(await one({ "x-forwarded-for": "192.0.2.9, 203.0.113.7" })).toBe(429);
  expect(await one({ "x-countersign-address": "192.0.2.9", ...from })).toBe(429);
  for (let tries = 0; tries < 20; tries += 1)
    expect(await one({ "x-forwarded-for": `192.0.2.${tries}` })).toBe(401);
  expect(await one({ "x-forwarded-for": "192.0.2.99" })).toBe(429);
  expect(await one({ "x-forwarded-for": "192.0.2.99" }, { email, password })).toBe(200);
  const { pool } = office.database.database;
  await pool.query("update countersign_auth.failures set since = since - interval '1 hour'");
  expect(await one({ "x-forwarded-for": "192.0.2.100" })).toBe(401);
});

/** A wrong password from an address of its own. */
async function rush(n: number): Promise<number> {
  const from = { "x-forwarded-for": `192.0.2.${100 + n}` };
  const guess = { email: "rushed@example.com", password: "guess guess guess" };
  return (await createVisitor(office.url).call("POST", "/api/auth/sign-in/email", guess, from)).status;
}

test("many wrong passwords at the same moment are counted as well as one after the other", async () => {
  const statuses = await Promise.all(Array.from({ length: 40 }, (_, n) => rush(n)));
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
});

test("whoever has a session and not the password cannot find it out by changing it", async () => {
  const thief = await personAt(office.app, office.url, "other", "viewer");
  const guess = async (path: string, n: number, body: object) => {
    const from = { "x-forwarded-for": `203.0.113.${100 + n}` };
    return (await thief.call("POST", `/api/auth${path}`, body, from)).status;
  };
  const wrong = { password: "guess guess guess" };
  const change = { currentPassword: wrong.password, newPassword: "a new long password" };
  for (let n = 0; n < 30; n += 1)
    expect(
      await (n % 2 === 0 ? guess("/change-password", n, change) : guess("/two-factor/enable", n, wrong)),
    ).toBe(400);
  expect(await guess("/change-password", 31, { ...change, currentPassword: password })).toBe(429);
  expect(await guess("/two-factor/disable", 32, { password })).toBe(429);
  expect((await thief.get("/api/session")).status).toBe(200);
});

test("every process counts together", async () => {
  const { pool } = office.database.database;
  const { rows } = await pool.query("select key from countersign_auth.rates where key like '203.0.113.7|%'");
  expect(rows).toHaveLength(1);
});

test("sessions are listed, and end from afar", async () => {
  const [here, there] = [await signedIn(), await signedIn()];
  const { body } = await there.get("/api/auth/get-session");
  const { token } = Object(Object(body).session);
  expect(JSON.stringify((await here.get("/api/auth/list-sessions")).body)).toContain(token);
  expect((await here.post("/api/auth/revoke-session", { token })).status).toBe(200);
  expect((await there.get("/api/session")).status).toBe(401);
  expect((await here.get("/api/session")).status).toBe(200);
});

test("a changed password ends every other session, whatever the call asks for", async () => {
  const person = await personAt(office.app, office.url, "acme", "viewer");
  const other = createVisitor(office.url);
  const viewer = { email: "viewer-of-acme@example.com", password };
  await signIn(other, viewer);
  const change = { currentPassword: password, newPassword: "short", revokeOtherSessions: false };
  expect((await person.post("/api/auth/change-password", change)).status).toBe(400);
  const long = { ...change, newPassword: "a new long password" };
  expect((await person.post("/api/auth/change-password", long)).status).toBe(200);
  expect((await other.get("/api/session")).status).toBe(401);
  expect((await person.get("/api/session")).status).toBe(200);
  expect((await signIn(other, viewer)).status).toBe(401);
});

test("a name can be changed, but not into something that spoils a list", async () => {
  expect((await owner.post("/api/auth/update-user", { name: "Olga O." })).status).toBe(200);
  expect(await owner.get("/api/session")).toMatchObject({ body: { name: "Olga O." } });
  for (const name of ["", "two\nlines", "x".repeat(101), "Reports (API key)"])
    expect((await owner.post("/api/auth/update-user", { name })).status).toBe(400);
});

test.each([
  "/sign-up/email",
  "/request-password-reset",
  "/reset-password",
  "/change-email",
  "/delete-user",
  "/verify-password",
  "/link-social",
  "/sign-in/social",
  "/two-factor/get-totp-uri",
])("of the library's addresses %s does not exist", async (path) => {
  const body = { email, password, name: "Eve", newPassword: password, provider: "sso", token: "x" };
  expect((await owner.post(`/api/auth${path}`, body)).status).toBe(404);
});

test("a call that another site makes the browser send changes nothing", async () => {
  const cookie = { cookie: owner.cookies() };
  const elsewhere = [
    { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    { "sec-fetch-site": "same-site", origin: "https://evil.example" },
    { origin: "https://evil.example" },
    {},
  ];
  for (const [index, headers] of elsewhere.entries()) {
    const plain = createVisitor(office.url, "none");
    const from = { "x-forwarded-for": `198.51.100.${200 + index}` };
    const sent = { ...headers, ...cookie, ...from, authorization: "" };
    const invited = { email: "eve@example.com", role: "owner" };
    const people = await plain.call("POST", "/api/accounts/acme/people/invitations", invited, sent);
    expect(people).toMatchObject({ status: 403, body: { error: { code: "forbidden" } } });
    const password2 = { currentPassword: password, newPassword: "changed by another site" };
    const changed = await plain.call("POST", "/api/auth/change-password", password2, sent);
    expect(changed.status).toBe(403);
    expect((await plain.call("POST", "/api/auth/sign-out", {}, sent)).status).toBe(403);
  }
  expect((await owner.get("/api/session")).status).toBe(200);
});

test.each([
  ["the page's origin alone, as browsers do over plain HTTP", () => ({ origin: office.url })],
  ["that the page is of the same origin, without naming it", () => ({ "sec-fetch-site": "same-origin" })],
  ["the same with an origin that is hidden", () => ({ "sec-fetch-site": "same-origin", origin: "null" })],
])("it is enough to tell %s", async (_, headers) => {
  const plain = createVisitor(office.url, "none");
  const sent = { cookie: owner.cookies(), authorization: "", ...headers() };
  expect((await plain.call("POST", "/api/auth/update-user", { name: OWNER.name }, sent)).status).toBe(200);
  const path = "/api/accounts/acme/people/invitations";
  const invited = { email: "plain@example.com", role: "viewer" };
  expect((await plain.call("POST", path, invited, sent)).status).toBe(200);
});

test("another site cannot sign a browser in as somebody else", async () => {
  const visitor = createVisitor(office.url);
  const headers = {
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "cors",
    origin: "https://evil.example",
  };
  const answer = await visitor.call("POST", "/api/auth/sign-in/email", { email, password }, headers);
  expect([answer.status, visitor.cookies()]).toEqual([403, ""]);
});

test("nor by a one-time link", async () => {
  const { token } = await receptionOf(office.app).people.invite({
    account: "acme",
    email: "led@example.com",
    role: "viewer",
    by: TESTER,
  });
  const visitor = createVisitor(office.url);
  const led = { token, name: "Eve", password };
  for (const headers of [
    { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    { "sec-fetch-site": "", origin: "https://evil.example" },
  ]) {
    const answer = await visitor.call("POST", "/api/invitations/accept", led, headers);
    expect([answer.status, visitor.cookies()]).toEqual([403, ""]);
  }
  expect((await visitor.post("/api/invitations/accept", led)).status).toBe(200);
});

test("the address of a session is the one that the call came from, whatever a stranger writes", async () => {
  const forged = { "x-countersign-address": "192.0.2.250" };
  const { token } = await receptionOf(office.app).people.invite({
    account: "acme",
    email: "forger@example.com",
    role: "viewer",
    by: TESTER,
  });
  const visitor = createVisitor(office.url);
  await visitor.call("POST", "/api/invitations/accept", { token, name: "Fay", password }, forged);
  expect(await visitor.get("/api/auth/list-sessions")).toMatchObject({ body: [{ ipAddress: "127.0.0.1" }] });
});

test("no password and no session token is written into the log", () => {
  const log = office.lines.join("\n");
  expect(log).not.toContain(password);
  expect(log).not.toContain("session_token");
});
