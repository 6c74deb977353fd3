import { afterAll, beforeAll, expect, test } from "vitest";
import { createSandbox } from "../../../sandbox/sandbox.ts";
import type { Sandbox } from "../../../sandbox/sandbox.ts";
import { createTown } from "../../../sandbox/town/create-town.ts";
import { keyAt, ownerAt } from "../../../tests/office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";
import type { Visitor } from "../../../tests/visitor.ts";
import { createCalendar } from "../../cli/demo-calendar.ts";
import { createPlayground } from "../../cli/demo-playground.ts";

let sandbox: Sandbox;
let office: OpenOffice;
let owner: Visitor;
const calendar = createCalendar();

beforeAll(async () => {
  sandbox = await createSandbox({ port: 0, now: calendar.now, kommoLimit: null });
  const playground = createPlayground({ sandbox, calendar, town: createTown(1), store: () => undefined });
  office = await openOffice({ sandbox: playground.desk, isDemo: true });
  owner = await ownerAt(office.app, office.url);
});
afterAll(async () => {
  await office.close();
  await sandbox.close();
});

test("the board, and of the inboxes and switches those of what is connected", async () => {
  const { status, body } = await owner.get("/api/sandbox");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    account: "acme",
    currency: "EUR",
    pipelines: [{ name: "Sales" }, { name: "Partners" }],
    news: [],
  });
  // nothing is connected in this account but Kommo
  expect(body).toMatchObject({ inboxes: [], moods: [{ id: "kommo", name: "Kommo" }] });
  expect(JSON.stringify(body)).not.toContain('"down"');
});

test("a deal is moved, opened, and its contact changed", async () => {
  const moved = await owner.post("/api/sandbox/deals/20000001/move", { pipeline: "7100001", stage: "143" });
  expect(moved).toMatchObject({ status: 200, body: { done: true } });
  const changed = await owner.post("/api/sandbox/contacts/30000001", { email: "new@example.com" });
  expect(changed.status).toBe(200);
  const { body } = await owner.get("/api/sandbox/deals/20000001");
  expect(body).toMatchObject({ stage: "143", people: [{ id: "30000001", email: "new@example.com" }] });
  await owner.post("/api/sandbox/contacts/30000001", { email: "" });
  const after = await owner.get("/api/sandbox/deals/20000001");
  expect(after.body).toMatchObject({ people: [{ email: "" }] });
});

test("a new deal lies in the pipeline that was asked for", async () => {
  const { body } = await owner.post("/api/sandbox/deals", { pipeline: "7100002" });
  const id = String(Object.entries(body ?? {}).find(([key]) => key === "id")?.[1]);
  expect((await owner.get(`/api/sandbox/deals/${id}`)).body).toMatchObject({ pipeline: "7100002" });
  expect((await owner.post("/api/sandbox/deals", { pipeline: "1" })).status).toBe(404);
});

test("what the sandbox refuses is told in a sentence", async () => {
  const nowhere = await owner.post("/api/sandbox/deals/20000001/move", { pipeline: "7100001", stage: "1" });
  expect(nowhere).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  expect(JSON.stringify(nowhere.body)).toMatch(/There is no stage 1 in Sales/);
  const nothing = await owner.post("/api/sandbox/inboxes/oneflow/papers/1", { act: "sign" });
  expect(nothing.status).toBe(409);
  expect((await owner.post("/api/sandbox/inboxes/oneflow/papers/1", { act: "burn" })).status).toBe(400);
  expect((await owner.get("/api/sandbox/deals/1")).status).toBe(404);
});

/** How the sandbox's Kommo answers right now. */
function ask(): Promise<number | string> {
  return fetch(`${sandbox.kommo.url}/api/v4/account`).then(
    ({ status }) => status,
    () => "no answer",
  );
}

test("a side that is told to fail fails, until it is told otherwise", async () => {
  expect(await ask()).toBe(401);
  await owner.call("PUT", "/api/sandbox/moods/kommo", { calls: "down", news: "dropped" });
  expect(await ask()).toBe("no answer");
  await owner.call("PUT", "/api/sandbox/moods/kommo", { calls: "well", news: "well" });
  expect(await ask()).toBe(401);
  const nobody = await owner.call("PUT", "/api/sandbox/moods/nobody", { calls: "well", news: "well" });
  expect(nobody.status).toBe(409);
});

test("days pass by hand", async () => {
  const before = calendar.now().getTime();
  expect((await owner.post("/api/sandbox/days", { days: 5 })).status).toBe(200);
  expect(calendar.now().getTime() - before).toBeGreaterThanOrEqual(5 * 86_400_000);
  expect((await owner.post("/api/sandbox/days", { days: 0 })).status).toBe(400);
});

test("whoever has no role in the sandbox's account sees none, and a viewer only looks", async () => {
  const stranger = await keyAt(office.app, office.url, "other", "owner");
  expect((await stranger.get("/api/sandbox")).status).toBe(404);
  const viewer = await keyAt(office.app, office.url, "acme", "viewer");
  expect((await viewer.get("/api/sandbox")).status).toBe(200);
  expect((await viewer.post("/api/sandbox/days", { days: 5 })).status).toBe(403);
  expect((await fetch(`${office.url}/api/sandbox`)).status).toBe(401);
});

test("outside the demo there is no sandbox", async () => {
  const plain = await openOffice();
  const somebody = await ownerAt(plain.app, plain.url);
  expect((await somebody.get("/api/sandbox")).status).toBe(404);
  expect((await somebody.post("/api/sandbox/days", { days: 5 })).status).toBe(404);
  expect((await somebody.get("/api/session")).body).toMatchObject({ sandbox: false });
  expect((await owner.get("/api/session")).body).toMatchObject({ sandbox: true });
  await plain.close();
});
