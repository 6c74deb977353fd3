import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, ownerAt } from "../../tests/office.ts";
import { openOffice } from "../../tests/open-office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Visitor } from "../../tests/visitor.ts";
import { totpOf } from "./totp.testkit.ts";

const { email, password } = OWNER;
let office: OpenOffice;
let owner: Visitor;
let app = "";
let backupCodes: readonly string[] = [];
let calls = 0;

beforeAll(async () => {
  office = await openOffice();
  owner = await ownerAt(office.app, office.url);
});
afterAll(() => office.close());

/** Each call from another address: tries are counted by address. */
function post(visitor: Visitor, path: string, body: object) {
  calls += 1;
  return visitor.call("POST", `/api/auth${path}`, body, { "x-forwarded-for": `198.51.100.${calls}` });
}

/** The password is right; the second factor is asked for. */
async function halfway(): Promise<Visitor> {
  const visitor = createVisitor(office.url);
  const answer = await post(visitor, "/sign-in/email", { email, password });
  expect(answer).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
  expect(visitor.cookies()).not.toContain("session_token");
  expect((await visitor.get("/api/session")).status).toBe(401);
  return visitor;
}

test("the second factor is on only after a first right code, and takes the password to begin", async () => {
  expect((await post(owner, "/two-factor/enable", { password: "not the right one" })).status).toBe(400);
  const { status, body } = await post(owner, "/two-factor/enable", { password });
  expect(status).toBe(200);
  app = String(Object(body).totpURI);
  backupCodes = Object(body).backupCodes;
  expect(app).toContain("issuer=Countersign");
  const unsure = createVisitor(office.url);
  expect((await post(unsure, "/sign-in/email", { email, password })).body).not.toHaveProperty(
    "twoFactorRedirect",
  );
  expect((await post(owner, "/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
  expect((await post(owner, "/two-factor/verify-totp", { code: totpOf(app) })).status).toBe(200);
  expect(await owner.get("/api/accounts/acme/people")).toMatchObject({
    body: { people: [{ email, hasSecondFactor: true, isYou: true }] },
  });
});

test("the password alone no longer lets in; the code of the app does, for its half minute", async () => {
  const visitor = await halfway();
  const anHourAgo = totpOf(app, Date.now() - 3_600_000);
  expect((await post(visitor, "/two-factor/verify-totp", { code: anHourAgo })).status).toBe(401);
  expect((await post(visitor, "/two-factor/verify-totp", { code: totpOf(app) })).status).toBe(200);
  expect((await visitor.get("/api/session")).status).toBe(200);
});

test("a backup code lets in once", async () => {
  const [code = ""] = backupCodes;
  const visitor = await halfway();
  expect((await post(visitor, "/two-factor/verify-backup-code", { code })).status).toBe(200);
  expect((await visitor.get("/api/session")).status).toBe(200);
  const again = await halfway();
  expect((await post(again, "/two-factor/verify-backup-code", { code })).status).toBe(401);
  expect((await again.get("/api/session")).status).toBe(401);
});

test("after ten wrong codes the right one is refused too, for a while, wherever they come from", async () => {
  const right = await halfway();
  const statuses: number[] = [];
  for (let tries = 0; tries < 10; tries += 1) {
    const guesser = await halfway();
    statuses.push((await post(guesser, "/two-factor/verify-totp", { code: "123456" })).status);
  }
  // the backup code that was used twice counts too
  expect(statuses).toEqual([...Array.from({ length: 9 }, () => 401), 429]);
  expect((await post(right, "/two-factor/verify-totp", { code: totpOf(app) })).status).toBe(429);
  expect((await right.get("/api/session")).status).toBe(401);
});

test("secret and backup codes are stored sealed, the password as a hash", async () => {
  const { pool } = office.database.database;
  const { rows } = await pool.query(
    "select * from countersign_auth.second_factors, countersign_auth.sign_ins",
  );
  const stored = JSON.stringify(rows);
  expect(rows).toHaveLength(1);
  expect(stored).not.toContain(new URL(app).searchParams.get("secret"));
  for (const code of backupCodes) expect(stored).not.toContain(code);
  expect(stored).not.toContain(password);
});
