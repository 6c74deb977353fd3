import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openOneflow } from "./open-oneflow.ts";
import type { OpenOneflow } from "./open-oneflow.ts";
import { idIn, sampleContract, typesIn } from "./sample-contract.ts";

let oneflow: OpenOneflow;

beforeEach(async () => {
  oneflow = await openOneflow("documented");
  await oneflow.simulator.control("setCallbackUrl", { url: null });
});
afterEach(async () => {
  await oneflow.close();
});

const withId = z.looseObject({ webhook_id: z.int() });
const post = (over: Readonly<Record<string, unknown>>): Promise<[number, unknown]> =>
  oneflow.call("POST", "/webhooks", { callback_url: oneflow.receiver.url, sign_key: "key", ...over });
const create = async (): Promise<number> =>
  idIn((await oneflow.call("POST", "/contracts/create", sampleContract()))[1]);
const rule = (type: string, values: readonly unknown[]): unknown => ({ type, values });

test("a webhook set up by API hears only what its filters let through", async () => {
  const filters = [{ filter_rules: [rule("EVENT_TYPE", ["contract:publish"]), rule("WORKSPACE", [77])] }];
  const [status, body] = await post({ filters });
  expect([status, body]).toMatchObject([
    200,
    { callback_url: oneflow.receiver.url, filters, legacy_webhook: false, template_group_id: null },
  ]);
  expect(JSON.stringify(body)).not.toContain("sign_key");
  const id = await create();
  await oneflow.call("POST", `/contracts/${id}/publish`, { subject: "Please sign", message: "" });
  expect((await oneflow.heard()).map(typesIn)).toEqual([["contract:publish"]]);
});

test("a webhook of another template group or workspace hears nothing", async () => {
  await post({ template_group_id: 302 });
  await post({ filters: [{ filter_rules: [rule("WORKSPACE", [78])] }] });
  await create();
  expect(await oneflow.heard()).toEqual([]);
  await post({ template_group_id: 301 });
  await create();
  expect(await oneflow.heard()).toHaveLength(1);
});

test("webhooks are listed, changed and deleted", async () => {
  const { webhook_id: id } = withId.parse((await post({}))[1]);
  expect(await oneflow.call("GET", "/webhooks")).toMatchObject([
    200,
    { count: 1, data: [{ webhook_id: id }] },
  ]);
  const other = "https://sign.example.com/hook";
  expect(await oneflow.call("PUT", `/webhooks/${id}`, { callback_url: other })).toMatchObject([
    200,
    { callback_url: other },
  ]);
  expect(await oneflow.call("GET", `/webhooks/${id}`)).toMatchObject([200, { callback_url: other }]);
  expect(await oneflow.call("DELETE", `/webhooks/${id}`)).toEqual([200, undefined]);
  expect((await oneflow.call("DELETE", `/webhooks/${id}`))[0]).toBe(404);
});

test.each([
  ["no address", { callback_url: undefined }],
  ["an address without TLS", { callback_url: "http://sign.example.com/hook" }],
  ["no address at all", { callback_url: "hook" }],
  ["a long address", { callback_url: `https://sign.example.com/${"x".repeat(1000)}` }],
  ["an unknown rule", { filters: [{ filter_rules: [rule("EVENT", ["contract:sign"])] }] }],
  [
    "too many rules",
    { filters: [{ filter_rules: Array.from({ length: 3 }, () => rule("WORKSPACE", [77])) }] },
  ],
  [
    "too many types",
    {
      filters: [
        {
          filter_rules: [
            rule(
              "EVENT_TYPE",
              Array.from({ length: 51 }, () => "a"),
            ),
          ],
        },
      ],
    },
  ],
  ["an unknown key", { secret: "x" }],
])("%s is refused", async (_what, over) => {
  expect((await post(over))[0]).toBe(400);
  expect(oneflow.simulator.state()).toMatchObject({ webhooks: [] });
});
