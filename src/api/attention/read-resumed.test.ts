import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, T0 } from "../../../tests/builders.ts";
import { keyAt } from "../../../tests/office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";

let office: OpenOffice;

const TROUBLE = { detail: "401.", step: "create", since: T0.toISOString() } as const;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

test("what came of resumed contracts is asked of each itself: waiting is not going on, and others' are not told", async () => {
  const { contracts } = office.app.store;
  const plan = async (dealId: string, change: Parameters<typeof aNewContract>[0]) =>
    (await contracts.plan(aNewContract({ dealId, ...change }))).contract.reference;
  const stopped = await plan("1", { failure: { ...TROUBLE, code: "order_incomplete", where: {} } });
  const waiting = await plan("2", {
    waiting: { ...TROUBLE, code: "credentials_rejected", connection: "contracts" },
  });
  const on = await plan("3", {});
  const foreign = await plan("4", { account: "other" });
  const viewer = await keyAt(office.app, office.url, "acme", "viewer");
  const references = [stopped, waiting, on, foreign, "CS-NOBODY"].join(",");
  const { status, body } = await viewer.get(
    `/api/accounts/acme/attention/resumed?references=${encodeURIComponent(references)}`,
  );
  expect(status).toBe(200);
  expect(body).toEqual({
    contracts: [
      {
        reference: stopped,
        state: "stopped",
        since: TROUBLE.since,
        problem: expect.stringContaining("401."),
      },
      {
        reference: waiting,
        state: "waiting",
        since: TROUBLE.since,
        problem: expect.stringContaining("The credentials were refused."),
        waitsFor: "contracts",
      },
      { reference: on, state: "on" },
    ],
  });
});
