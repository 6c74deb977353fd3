import { expect, test } from "vitest";
import { createTown } from "../town/create-town.ts";
import type { Town } from "../town/town.ts";
import { valuesOf } from "../town/values.ts";
import { at, listAt, openAccount, openHookDoor } from "./kommo.testkit.ts";

const ID = 20_000_001;
const LEAD = `/api/v4/leads/${ID}`;

const oneDeal = (): Town => {
  const town = createTown(1, { deals: 3, contacts: 2, companies: 1, nasty: false });
  const [first, ...others] = town.deals;
  if (first === undefined) throw new Error("The town is empty.");
  const values = valuesOf("leads", {
    Plan: "Growth",
    "Contract ID": "doc 1",
    "Start date": 1_767_222_000,
    "Auto-renew": true,
    "Payment terms": "30 days",
    Products: ["Licence", "Support"],
    "Signatory's birthday": 318_207_600,
  });
  const known = { name: "Café & Co (1)*", price: 1200, tags: ["key account"], values };
  return { ...town, deals: [{ ...first, ...known, statusId: 60_100_003, pipelineId: 7_100_001 }, ...others] };
};

/** As PHP encodes it: brackets, quotes and stars escaped, spaces as plus. Shapes: section 3.3 of the vendor page. */
const WON_HOOK = [
  "leads%5Bstatus%5D%5B0%5D%5Bid%5D=20000001",
  "leads%5Bstatus%5D%5B0%5D%5Bname%5D=Caf%C3%A9+%26+Co+%281%29%2A",
  "leads%5Bstatus%5D%5B0%5D%5Bstatus_id%5D=142",
  "leads%5Bstatus%5D%5B0%5D%5Bold_status_id%5D=60100003",
  "leads%5Bstatus%5D%5B0%5D%5Bprice%5D=1200",
  "leads%5Bstatus%5D%5B0%5D%5Bresponsible_user_id%5D=10100001",
  "leads%5Bstatus%5D%5B0%5D%5Blast_modified%5D=1770026400",
  "leads%5Bstatus%5D%5B0%5D%5Bmodified_user_id%5D=10100001",
  "leads%5Bstatus%5D%5B0%5D%5Bcreated_user_id%5D=10100001",
  "leads%5Bstatus%5D%5B0%5D%5Bdate_create%5D=1750000000",
  "leads%5Bstatus%5D%5B0%5D%5Bpipeline_id%5D=7100001",
  "leads%5Bstatus%5D%5B0%5D%5Baccount_id%5D=32000001",
  "leads%5Bstatus%5D%5B0%5D%5Btags%5D%5B0%5D%5Bid%5D=50000001",
  "leads%5Bstatus%5D%5B0%5D%5Btags%5D%5B0%5D%5Bname%5D=key+account",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B0%5D%5Bid%5D=810001",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B0%5D%5Bname%5D=Plan",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B0%5D%5Bvalues%5D%5B0%5D%5Bvalue%5D=Growth",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B0%5D%5Bvalues%5D%5B0%5D%5Benum%5D=8100010",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B1%5D%5Bid%5D=810113",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B1%5D%5Bname%5D=Contract+ID",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B1%5D%5Bvalues%5D%5B0%5D%5Bvalue%5D=doc+1",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B2%5D%5Bid%5D=810007",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B2%5D%5Bname%5D=Start+date",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B2%5D%5Bvalues%5D%5B0%5D=1767222000",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B3%5D%5Bid%5D=810017",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B3%5D%5Bname%5D=Auto-renew",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B3%5D%5Bvalues%5D%5B0%5D%5Bvalue%5D=1",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B4%5D%5Bid%5D=810019",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B4%5D%5Bname%5D=Payment+terms",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B4%5D%5Bvalues%5D%5Bvalue%5D=30+days",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B4%5D%5Bvalues%5D%5Benum%5D=8100191",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B5%5D%5Bid%5D=810021",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B5%5D%5Bname%5D=Products",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B5%5D%5Bvalues%5D%5B0%5D%5Bvalue%5D=Licence",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B5%5D%5Bvalues%5D%5B0%5D%5Benum%5D=8100210",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B5%5D%5Bvalues%5D%5B1%5D%5Bvalue%5D=Support",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B5%5D%5Bvalues%5D%5B1%5D%5Benum%5D=8100211",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B6%5D%5Bid%5D=810025",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B6%5D%5Bname%5D=Signatory%27s+birthday",
  "leads%5Bstatus%5D%5B0%5D%5Bcustom_fields%5D%5B6%5D%5Bvalues%5D%5B0%5D%5Bvalue%5D=01.02.1980",
  "leads%5Bstatus%5D%5B0%5D%5Bcreated_at%5D=1750000000",
  "leads%5Bstatus%5D%5B0%5D%5Bupdated_at%5D=1770026400",
  "account%5Bsubdomain%5D=acme",
  "account%5Bid%5D=32000001",
  "account%5B_links%5D%5Bself%5D=https%3A%2F%2Facme.kommo.com",
];

test("a stage change arrives as Kommo's form, byte for byte", async () => {
  const account = await openAccount({ town: oneDeal(), subdomain: "acme" });
  const door = await openHookDoor();
  await account.control("subscribe", { url: door.url, events: ["status_lead"] });
  await account.control("moveDeal", { id: ID, stage: "Won" });
  await account.settled();
  expect(door.calls).toHaveLength(1);
  expect(door.calls[0]?.headers).toMatchObject({
    "content-type": "application/x-www-form-urlencoded",
    "user-agent": "amoCRM-Webhooks/3.0",
    "x-amocrm-requestid": expect.stringMatching(/^[0-9a-f-]{36}$/u),
  });
  expect(door.calls[0]?.body.split("&")).toEqual(WON_HOOK);
});

test("the Digital Pipeline sends its own few keys, the old pipeline among them", async () => {
  const account = await openAccount({ town: oneDeal(), subdomain: "acme" });
  const door = await openHookDoor();
  await account.control("digitalPipeline", { stage: "Contract sent", pipeline: "Partners", url: door.url });
  await account.control("moveDeal", { id: ID, stage: "Contract sent", pipeline: "Partners" });
  await account.control("createDeal", { stage: "Contract sent", pipeline: "Partners" });
  await account.settled();
  const bodies = door.calls.map(({ body }) => decodeURIComponent(body)).toSorted();
  const account32 = "account[id]=32000001&account[subdomain]=acme";
  expect(bodies).toEqual([
    expect.stringMatching(
      /^leads\[add\]\[0\]\[id\]=\d+&leads\[add\]\[0\]\[status_id\]=60200003&leads\[add\]\[0\]\[pipeline_id\]=7100002&account\[id\]=32000001&account\[subdomain\]=acme$/u,
    ),
    `leads[status][0][id]=${ID}&leads[status][0][status_id]=60200003&leads[status][0][pipeline_id]=7100002` +
      `&leads[status][0][old_status_id]=60100003&leads[status][0][old_pipeline_id]=7100001&${account32}`,
  ]);
});

test("deals moved together arrive in one call per event; an update tells the old stage too", async () => {
  const account = await openAccount({ town: oneDeal() });
  const door = await openHookDoor();
  const body = { destination: door.url, settings: ["status_lead", "update_lead"] };
  expect((await account.call("POST", "/api/v4/webhooks", body)).status).toBe(200);
  await account.control("moveDeals", { ids: [ID, ID + 1], stage: "Won" });
  await account.settled();
  const bodies = door.calls.map((call) => decodeURIComponent(call.body)).toSorted();
  expect(bodies.map((text) => text.slice(0, 25))).toEqual([
    "leads[status][0][id]=2000",
    "leads[update][0][id]=2000",
  ]);
  for (const text of bodies) {
    expect(text).toContain(`[1][id]=${ID + 1}`);
    expect(text).toContain("[0][old_status_id]=60100003");
    expect(text).not.toContain("old_pipeline_id");
  }
});

test("our own patches ring as well, a patch without a move only as update", async () => {
  const account = await openAccount({ town: oneDeal() });
  const door = await openHookDoor();
  await account.control("subscribe", { url: door.url, events: ["status_lead", "add_lead", "update_lead"] });
  await account.call("PATCH", LEAD, { status_id: 60_100_004, pipeline_id: 7_100_001 });
  await account.call("PATCH", LEAD, { price: 5 });
  await account.control("createDeal", { name: "New", by: 0 });
  await account.settled();
  const groups = door.calls.map(({ body }) => /^leads%5B(\w+)%5D/u.exec(body)?.[1] ?? "").toSorted();
  expect(groups).toEqual(["add", "status", "update", "update"]);
  expect(door.calls.some(({ body }) => body.includes("5Bmodified_user_id%5D=0&"))).toBe(true);
});

test("deals deleted, given away, noted and contacts edited ring under their own names", async () => {
  const account = await openAccount({ town: oneDeal() });
  const door = await openHookDoor();
  const events = ["delete_lead", "responsible_lead", "note_lead", "add_task", "update_contact"];
  await account.control("subscribe", { url: door.url, events });
  await account.call("PATCH", LEAD, { responsible_user_id: 10_100_002 });
  await account.call("POST", "/api/v4/leads/notes", [
    { entity_id: ID, note_type: "common", params: { text: "x" } },
  ]);
  await account.call("POST", "/api/v4/tasks", [{ text: "x", complete_till: 1_800_000_000 }]);
  await account.control("editContact", { id: 30_000_001, email: "a@example.com" });
  await account.control("deleteDeal", { id: ID });
  await account.settled();
  const starts = door.calls.map(({ body }) => decodeURIComponent(body).split("=", 1)[0] ?? "").toSorted();
  expect(starts).toEqual([
    "contacts[update][0][id]",
    "leads[delete][0][id]",
    "leads[note][0][note][id]",
    "leads[responsible][0][id]",
    "task[add][0][id]",
  ]);
});

test("a failed hook comes again: five times on 500, three times on a redirect", async () => {
  const account = await openAccount({ town: oneDeal() });
  const door = await openHookDoor();
  await account.control("subscribe", { url: door.url, events: ["update_lead"] });
  door.answer.status = 500;
  await account.control("setPrice", { id: ID, price: 1 });
  await account.settled();
  expect(door.calls).toHaveLength(5);
  door.answer.status = 302;
  await account.control("setPrice", { id: ID, price: 2 });
  await account.settled();
  expect(door.calls).toHaveLength(8);
});

test("after more than 100 bad answers in two hours the webhook is disabled and stays silent", async () => {
  const account = await openAccount({ town: oneDeal() });
  const door = await openHookDoor();
  await account.control("subscribe", { url: door.url, events: ["update_lead"] });
  door.answer.status = 500;
  const isDisabled = async (): Promise<unknown> =>
    at((await account.call("GET", "/api/v4/webhooks")).json, "_embedded", "webhooks", 0, "disabled");
  for (let price = 0; price < 20; price += 1) await account.control("setPrice", { id: ID, price });
  await account.settled();
  expect([door.calls.length, await isDisabled()]).toEqual([100, false]);
  await account.control("setPrice", { id: ID, price: 99 });
  await account.settled();
  expect(await isDisabled()).toBe(true);
  await account.control("setPrice", { id: ID, price: 100 });
  await account.settled();
  expect(door.calls).toHaveLength(105);
  await account.control("enableHooks", {});
  expect(await isDisabled()).toBe(false);
});

test("webhooks are listed, replaced and deleted by address; bad ones are refused", async () => {
  const { call } = await openAccount();
  const destination = "https://sign.example.com/webhooks/a";
  const post = (body: object): Promise<{ readonly status: number; readonly json: unknown }> =>
    call("POST", "/api/v4/webhooks", body);
  await post({ destination, settings: ["add_lead"] });
  await post({ destination, settings: ["status_lead"], sort: 3 });
  const list = await call("GET", `/api/v4/webhooks?filter[destination]=${encodeURIComponent(destination)}`);
  expect(listAt(list.json, "_embedded", "webhooks")).toEqual([
    {
      id: expect.any(Number),
      destination,
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
      account_id: 32_000_001,
      created_by: 10_100_001,
      sort: 3,
      disabled: false,
      settings: ["status_lead"],
    },
  ]);
  expect((await post({ destination, settings: ["stage_lead"] })).status).toBe(400);
  const invalid = await post({ destination: "https://nowhere/x", settings: ["add_lead"] });
  expect(at(invalid.json, "validation-errors", 0, "errors", 0)).toMatchObject({
    path: "destination.destination",
    detail: "Invalid URL",
  });
  expect((await call("DELETE", "/api/v4/webhooks", { destination })).status).toBe(204);
  expect((await call("DELETE", "/api/v4/webhooks", { destination })).status).toBe(404);
  expect(listAt((await call("GET", "/api/v4/webhooks")).json, "_embedded", "webhooks")).toEqual([]);
});
