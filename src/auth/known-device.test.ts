import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, ownerAt, personAt } from "../../tests/office.ts";
import { openOffice } from "../../tests/open-office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Visitor } from "../../tests/visitor.ts";

let office: OpenOffice;
let owner: Visitor;
let calls = 0;
beforeAll(async () => {
  office = await openOffice();
  owner = await ownerAt(office.app, office.url);
});
afterAll(() => office.close());

const { email, password } = OWNER;

/** From another address each time: the count by address is another matter. */
async function signIn(visitor: Visitor, tried: string, cookie?: string): Promise<number> {
  calls += 1;
  const from = { "x-forwarded-for": `192.0.2.${calls % 250}`, ...(cookie === undefined ? {} : { cookie }) };
  return (await visitor.call("POST", "/api/auth/sign-in/email", { email, password: tried }, from)).status;
}

/** As if so many wrong passwords had been tried; spares the scrypt of each. */
async function locked(): Promise<void> {
  const { pool } = office.database.database;
  expect(await signIn(createVisitor(office.url), "guess guess guess")).toBe(401);
  await pool.query("update countersign_auth.failures set count = 30");
}

async function unlocked(): Promise<void> {
  await office.database.database.pool.query("delete from countersign_auth.failures");
}

const deviceOf = (visitor: Visitor): string =>
  /countersign\.device=[^;]+/u.exec(visitor.cookies())?.[0] ?? "";

test("guesses from all over the world do not keep the owner out of a browser that they have used", async () => {
  await locked();
  const stranger = createVisitor(office.url);
  expect(await signIn(stranger, password)).toBe(429);
  expect((await owner.post("/api/auth/sign-out")).status).toBe(200);
  expect(await signIn(owner, password)).toBe(200);
  // and for strangers nothing has changed by that
  expect(await signIn(stranger, password)).toBe(429);
  await unlocked();
});

test("such a browser is counted, too, by itself alone", async () => {
  const { pool } = office.database.database;
  const thief = deviceOf(owner);
  expect(await signIn(createVisitor(office.url), "guess guess guess", thief)).toBe(401);
  await pool.query("update countersign_auth.failures set count = 30");
  expect(await signIn(createVisitor(office.url), password, thief)).toBe(429);
  expect(await signIn(createVisitor(office.url), password)).toBe(200);
  await unlocked();
});

test("a mark of somebody else's, a forged one, and one of an older password count for nothing", async () => {
  const other = deviceOf(await personAt(office.app, office.url, "acme", "owner"));
  const [mark = "", proof = ""] = deviceOf(owner).split(".").slice(-2);
  const before = deviceOf(owner);
  const change = { currentPassword: password, newPassword: "another long password" };
  expect((await owner.post("/api/auth/change-password", change)).status).toBe(200);
  const after = deviceOf(owner);
  await locked();
  const forged = [
    other,
    before,
    `countersign.device=${mark}x.${proof}`,
    `countersign.device=${mark}`,
    "countersign.device=.",
    `countersign.device=${"x".repeat(4000)}.${"y".repeat(4000)}`,
  ];
  for (const cookie of forged)
    expect([
      cookie.slice(0, 60),
      await signIn(createVisitor(office.url), change.newPassword, cookie),
    ]).toEqual([cookie.slice(0, 60), 429]);
  expect(await signIn(createVisitor(office.url), change.newPassword, after)).toBe(200);
  await unlocked();
});

test("the mark is out of scripts' reach and goes nowhere but to the sign-in", async () => {
  const visitor = createVisitor(office.url);
  calls += 1;
  const body = { email, password: "another long password" };
  const { headers } = await visitor.call("POST", "/api/auth/sign-in/email", body);
  const line = headers.getSetCookie().find((one) => one.startsWith("countersign.device="));
  for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/api/auth"]) expect(line).toContain(flag);
});
