import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openIronclad } from "./open-ironclad.ts";
import type { OpenIronclad } from "./open-ironclad.ts";
import { designNamed, launchSample, sampleLaunch, workflowIn } from "./sample-launch.ts";

let ironclad: OpenIronclad;

beforeEach(async () => {
  ironclad = await openIronclad("documented");
});
afterEach(async () => {
  await ironclad.close();
});

const page = z.looseObject({ count: z.number(), list: z.array(z.looseObject({ ironcladId: z.string() })) });
const listed = async (query: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const [status, body] = await ironclad.call("GET", `/workflows?${new URLSearchParams(query).toString()}`);
  expect(status).toBe(200);
  return page.parse(body).list.map(({ ironcladId }) => ironcladId);
};
const find = (filter: string): Promise<readonly string[]> => listed({ filter });
const launched = async (over: Readonly<Record<string, unknown>>): Promise<string> => {
  const launch = sampleLaunch(await designNamed(ironclad, "Standard agreement"), over);
  const [, body] = await ironclad.call("POST", "/workflows", launch);
  return workflowIn(body).id;
};

test("only active workflows are listed unless their status is asked for", async () => {
  const id = await launchSample(ironclad);
  await launchSample(ironclad);
  await ironclad.call("POST", `/workflows/${id}/cancel`, { comment: { message: "no" } });
  expect(await listed({})).toEqual(["IC-2"]);
  expect(await listed({ status: "active,paused,completed,cancelled" })).toEqual(["IC-2", "IC-1"]);
  expect(await listed({ status: "cancelled" })).toEqual(["IC-1"]);
});

test("pages count from 0, and the total is told", async () => {
  for (let at = 0; at < 3; at += 1) await launchSample(ironclad);
  expect(await ironclad.call("GET", "/workflows?page=1&pageSize=2")).toMatchObject([
    200,
    { page: 1, pageSize: 2, count: 3, list: [{ ironcladId: "IC-1" }] },
  ]);
});

test.each([
  ["pageSize=0"],
  ["pageSize=101"],
  ["page=-1"],
  ["status=open"],
  ["status=active&status=paused"],
  ["lastUpdated=yesterday"],
  ["sortField=lastUpdated"],
  ["filter=Equals([nobody],'x')"],
  ["filter=Equals(countersign_reference,'x')"],
  ["filter=Equals([countersign_reference],'x') or"],
  ["filter=Matches([countersign_reference],'x')"],
])("%s is refused", async (query) => {
  expect(await ironclad.call("GET", `/workflows?${query}`)).toMatchObject([400, { code: "INVALID_PARAM" }]);
});

test("a formula finds by attribute, among all that carry it", async () => {
  await launched({ countersign_reference: "CS-A", plan: "Growth" });
  await launched({ countersign_reference: "CS-B", plan: "Scale" });
  await launched({ countersign_reference: "CS-B", client_company: "Nordlicht" });
  expect(await find("Equals([countersign_reference], 'CS-A')")).toEqual(["IC-1"]);
  expect(await find("Equals([countersign_reference], 'CS-B')")).toEqual(["IC-3", "IC-2"]);
  expect(await find("Equals([countersign_reference], 'CS')")).toEqual([]);
  expect(await find("Contains([client_company], 'nord')")).toEqual(["IC-3"]);
  expect(await find("And(Equals([countersign_reference],'CS-B'), IsEmpty([plan]))")).toEqual(["IC-3"]);
  expect(await find("Or(Equals([plan],'Growth'),Equals([plan],'Scale'))")).toEqual(["IC-2", "IC-1"]);
  expect(await find("NotEqual([plan], 'Growth')")).toEqual(["IC-3", "IC-2"]);
});

test("an attribute that was changed is found by its new value alone", async () => {
  await ironclad.control("autoApprove", { on: false });
  const id = await launched({ countersign_reference: "CS-A" });
  const updates = [{ action: "set", path: "countersign_reference", value: "CS-Z" }];
  await ironclad.call("PATCH", `/workflows/${id}/attributes`, { updates });
  expect(await listed({ filter: "Equals([countersign_reference], 'CS-A')" })).toEqual([]);
  expect(await listed({ filter: "Equals([countersign_reference], 'CS-Z')" })).toEqual(["IC-1"]);
});

test("what was updated since an instant is found, and a new workflow may lag", async () => {
  const id = await launchSample(ironclad);
  ironclad.clock.pass(60_000);
  await launchSample(ironclad);
  expect(await listed({ lastUpdated: "2026-01-31T09:01:00.000Z" })).toEqual(["IC-2"]);
  await ironclad.call("POST", `/workflows/${id}/sign-status/send-signature-request`);
  expect(await listed({ lastUpdated: "2026-01-31T09:01:00.000Z" })).toEqual(["IC-2", "IC-1"]);
  await ironclad.control("setLag", { listLagMs: 30_000 });
  expect(await listed({})).toEqual(["IC-1"]);
  ironclad.clock.pass(30_000);
  expect(await listed({})).toEqual(["IC-2", "IC-1"]);
});
