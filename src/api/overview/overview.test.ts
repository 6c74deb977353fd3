import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, T0 } from "../../../tests/builders.ts";
import { keyAt } from "../../../tests/office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";
import type { Visitor } from "../../../tests/visitor.ts";

let office: OpenOffice;
let viewer: Visitor;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A Monday, some minutes after midnight in Stockholm and still Sunday in UTC. */
const NOW = new Date("2026-11-08T23:10:00Z");

beforeAll(async () => {
  office = await openOffice({ now: () => NOW });
  viewer = await keyAt(office.app, office.url, "acme", "viewer");
  const { contracts, health } = office.app.store;
  const plan = (dealId: string, at: Date, change: Parameters<typeof aNewContract>[0]) =>
    contracts.plan(aNewContract({ dealId, at, ...change }));
  // the week before: planned and sent within seconds, signed after hours
  for (let n = 0; n < 10; n += 1)
    await plan(`10${n}`, T0, {
      status: "signed",
      about: {
        name: `Deal ${n}`,
        price: 1,
        responsible: { id: n < 5 ? "7" : "8", name: n < 5 ? "Ida" : "Nils" },
      },
      sentAt: new Date(T0.getTime() + (n + 1) * 1_000),
      endedAt: new Date(T0.getTime() + (n + 1) * HOUR_MS),
    });
  // this week, by the account's calendar
  await plan("200", new Date("2026-11-08T23:04:00Z"), {
    playbook: "renewal",
    connection: "oneflow",
    status: "sent",
    sentAt: new Date("2026-11-08T23:05:00Z"),
  });
  await plan("300", T0, { status: "drafted", about: { name: "Forgotten", price: 1 } });
  await plan("301", NOW, { status: "drafted" });
  await plan("302", NOW, {
    failure: {
      code: "order_incomplete",
      detail: "No e-mail.",
      where: {},
      step: "fill",
      since: NOW.toISOString(),
    },
  });
  await plan("303", NOW, {
    waiting: {
      connection: "oneflow",
      code: "credentials_rejected",
      detail: "401.",
      step: "create",
      since: NOW.toISOString(),
    },
  });
  await plan("1", T0, { account: "other", status: "signed", sentAt: T0, endedAt: T0 });
  await health.bad("acme", "oneflow", NOW, { code: "credentials_rejected", detail: "It answered 401." });
  await health.good("acme", "kommo", NOW);
});
afterAll(() => office.close());

const about = (seconds: number, count: number) => ({ count, medianSeconds: expect.closeTo(seconds, -0.5) });

test("the overview counts, and tells how long contracts took by week, connection, playbook and manager", async () => {
  const { status, body } = await viewer.get("/api/accounts/acme/overview?weeks=4");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    counts: {
      waiting: 3,
      sent: 1,
      signed: 10,
      needsAttention: 2,
      stopped: 1,
      onHold: 1,
      declined: 0,
      expired: 0,
      withdrawn: 0,
    },
    weeks: [
      { week: "2026-11-02", sent: { count: 10 }, signed: { count: 10 } },
      { week: "2026-11-09", sent: about(60, 1) },
    ],
    byConnection: [
      { id: "contracts", sent: { count: 10 } },
      { id: "oneflow", sent: { count: 1 } },
    ],
    byVendor: [
      { id: "contracts", sent: { count: 10 } },
      { id: "oneflow", sent: { count: 1 } },
    ],
    byPlaybook: [{ id: "won-agreement" }, { id: "renewal" }],
    byManager: expect.arrayContaining([
      expect.objectContaining({ id: "7", name: "Ida", sent: expect.objectContaining(about(3, 5)) }),
      expect.objectContaining({ id: "8", name: "Nils", sent: expect.objectContaining(about(8, 5)) }),
    ]),
    drift: { count: 0, contracts: [] },
  });
});

test("what does not get on by itself is listed with the reason, the oldest first", async () => {
  const { body } = await viewer.get("/api/accounts/acme/overview");
  expect(body).toMatchObject({
    stuck: [
      { deal: { id: "300" }, stuckBecause: "The draft has not been sent for a day." },
      { deal: { id: "302" }, stuckBecause: expect.stringContaining("No e-mail.") },
      { deal: { id: "303" }, stuckBecause: expect.stringContaining("The credentials were refused.") },
    ],
  });
});

test("every connection is told with its state, and with what waits for it", async () => {
  const { body } = await viewer.get("/api/accounts/acme/overview");
  expect(body).toMatchObject({
    connections: [
      { id: "kommo", name: "Kommo", state: "good", waiting: 0 },
      {
        id: "oneflow",
        state: "bad",
        waiting: 1,
        problem: "It has been taken out, and contracts that are under way there wait for it.",
        help: expect.stringContaining("Connect it again"),
      },
    ],
  });
  const attention = await viewer.get("/api/accounts/acme/attention");
  expect(attention.body).toMatchObject({
    connections: [{ id: "oneflow" }],
    contracts: [{ deal: { id: "302" } }],
    count: 1,
  });
});

test("another account has its own figures, and an empty one none", async () => {
  const stranger = await keyAt(office.app, office.url, "other", "viewer");
  const { body } = await stranger.get("/api/accounts/other/overview");
  expect(body).toMatchObject({
    counts: { signed: 1, sent: 0 },
    stuck: [],
    connections: [{ id: "kommo", state: "unknown" }],
  });
  expect((await stranger.get("/api/accounts/acme/overview")).status).toBe(404);
  expect((await viewer.get("/api/accounts/acme/overview?weeks=0")).status).toBe(400);
});
