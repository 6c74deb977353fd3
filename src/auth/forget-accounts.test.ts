import { afterAll, beforeAll, expect, test } from "vitest";
import { keyAt, ownerAt, personAt, receptionOf, TESTER } from "../../tests/office.ts";
import { openOffice } from "../../tests/open-office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import type { Session } from "../store/session.ts";
import { inTransaction } from "../store/transaction.ts";
import { forgetAbsentAccounts } from "./forget-accounts.ts";

const HOUR_MS = 3_600_000;
const START = Date.now();
let office: OpenOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** What the clock does each hour, `hours` after the start. */
function look(hours: number, configured: readonly string[]): Promise<readonly string[]> {
  const { pool } = office.database.database;
  const inOne = <T>(run: (tx: Session) => Promise<T>) => inTransaction(pool, (tx) => run(tx.session));
  return forgetAbsentAccounts({ inTransaction: inOne, at: new Date(START + hours * HOUR_MS) }, configured);
}

test("an account that is missing for less than a day keeps its people; one that stays away does not", async () => {
  const owner = await ownerAt(office.app, office.url);
  const person = await personAt(office.app, office.url, "other", "operator");
  const program = await keyAt(office.app, office.url, "other", "viewer");
  const { people } = receptionOf(office.app);
  const { token } = await people.invite({
    account: "other",
    email: "late@example.com",
    role: "owner",
    by: TESTER,
  });
  const isIn = async () =>
    Promise.all([person, program].map(async (one) => (await one.get("/api/accounts/other/people")).status));

  expect(await look(0, ["acme"])).toEqual([]);
  expect(await look(23, ["acme"])).toEqual([]);
  expect(await look(23.5, ["acme", "other"])).toEqual([]);
  // it was there in between: the day begins anew
  expect(await look(25, ["acme"])).toEqual([]);
  expect(await isIn()).toEqual([200, 200]);
  expect(await look(49, ["acme"])).toEqual(["other"]);
  // it is made anew: nobody of before has anything to do with it
  expect(await isIn()).toEqual([401, 401]);
  expect(await office.app.reception?.entrance.look(token)).toBeUndefined();
  expect((await people.list("other")).map(({ isEverywhere }) => isEverywhere)).toEqual([true]);
  expect((await owner.get("/api/accounts/other/people")).status).toBe(200);
  const [change] = await office.app.store.changes.list({
    account: "other",
    withInstallation: false,
    limit: 1,
  });
  expect(change).toMatchObject({
    event: "account_forgotten",
    data: { people: ["Ms operator of other"], keys: ["viewer of other"] },
  });
});

test("who has a role elsewhere keeps that one", async () => {
  const person = await personAt(office.app, office.url, "acme", "viewer");
  const { people } = receptionOf(office.app);
  const email = "viewer-of-acme@example.com";
  const { token } = await people.invite({ account: "other", email, role: "owner", by: TESTER });
  expect((await person.post("/api/invitations/accept", { token })).status).toBe(200);
  await people.forget("other", TESTER);
  expect((await person.get("/api/accounts/other/people")).status).toBe(404);
  expect((await person.get("/api/accounts/acme/people")).status).toBe(200);
});
