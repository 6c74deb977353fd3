import { expect, test } from "vitest";
import { at, listAt, openAccount } from "./kommo.testkit.ts";

test("the account tells zone and drive only when asked", async () => {
  const { call, url } = await openAccount({ subdomain: "acme", accountId: 77 });
  const bare = await call("GET", "/api/v4/account");
  expect(bare.json).toMatchObject({
    id: 77,
    subdomain: "acme",
    current_user_id: 10_100_001,
    currency: "EUR",
  });
  expect(at(bare.json, "drive_url")).toBeUndefined();
  const full = await call("GET", "/api/v4/account?with=drive_url,datetime_settings,amojo_id");
  expect(full.json).toMatchObject({ drive_url: `${url}/drive`, amojo_id: "amojo-77" });
  expect(at(full.json, "_embedded", "datetime_settings")).toMatchObject({
    timezone: "Europe/Stockholm",
    timezone_offset: "+01:00",
  });
});

test("pipelines come at once, won and lost with the same ids in each", async () => {
  const { call } = await openAccount();
  const answer = await call("GET", "/api/v4/leads/pipelines");
  const pipelines = listAt(answer.json, "_embedded", "pipelines");
  expect(pipelines.map((one) => at(one, "name"))).toEqual(["Sales", "Partners"]);
  for (const pipeline of pipelines) {
    const stages = listAt(pipeline, "_embedded", "statuses");
    expect(stages.slice(-2).map((one) => [at(one, "id"), at(one, "name")])).toEqual([
      [142, "Won"],
      [143, "Lost"],
    ]);
    expect(at(stages[0], "type")).toBe(1);
  }
  const stages = await call("GET", "/api/v4/leads/pipelines/7100002/statuses");
  expect(listAt(stages.json, "_embedded", "statuses")).toHaveLength(6);
  const wrong = await call("GET", "/api/v4/leads/pipelines/1");
  expect([wrong.status, at(wrong.json, "detail")]).toEqual([404, "Pipeline not found"]);
});

test("field definitions come 50 at a time, whatever the limit", async () => {
  const { call } = await openAccount();
  const first = await call("GET", "/api/v4/leads/custom_fields?limit=250");
  expect(first.json).toMatchObject({ _page: 1, _page_count: 2, _total_items: 57 });
  expect(listAt(first.json, "_embedded", "custom_fields")).toHaveLength(50);
  const second = await call("GET", String(at(first.json, "_links", "next", "href")));
  const names = listAt(second.json, "_embedded", "custom_fields").map((one) => at(one, "name"));
  expect(names).toContain("Contract ID");
  expect(at(second.json, "_links", "next")).toBeUndefined();
});

test("users are for administrators only", async () => {
  const { call } = await openAccount({ nonAdminToken: "plain" });
  const users = await call("GET", "/api/v4/users?limit=250");
  expect(listAt(users.json, "_embedded", "users")).toHaveLength(3);
  const plain = { authorization: "Bearer plain" };
  expect((await call("GET", "/api/v4/users", undefined, plain)).status).toBe(403);
  expect((await call("GET", "/api/v4/webhooks", undefined, plain)).status).toBe(403);
  expect((await call("GET", "/api/v4/leads", undefined, plain)).status).toBe(200);
  const context = { "x-context-user-id": "10100002" };
  expect((await call("GET", "/api/v4/users", undefined, context)).status).toBe(403);
  expect((await call("GET", "/api/v4/leads", undefined, { "x-context-user-id": "9" })).status).toBe(403);
});

test("loss reasons are listed", async () => {
  const { call } = await openAccount();
  const answer = await call("GET", "/api/v4/leads/loss_reasons");
  expect(at(answer.json, "_embedded", "loss_reasons", 0)).toMatchObject({
    id: 9_100_001,
    name: "Too expensive",
  });
});
