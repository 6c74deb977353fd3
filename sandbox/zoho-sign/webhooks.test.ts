import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openZohoSign } from "./open-zoho-sign.ts";
import type { Form, OpenZohoSign } from "./open-zoho-sign.ts";
import { headerOf, sent, toldBy } from "./sample-order.ts";
import { signHook } from "./sign-hook.ts";

let sign: OpenZohoSign;

beforeEach(async () => {
  sign = await openZohoSign("documented");
});
afterEach(async () => {
  await sign.close();
});

const Made = z.object({ webhook: z.object({ webhook_id: z.string() }) });
const create = async (change: Form = {}): Promise<readonly [number, unknown]> => {
  const [, body] = await sign.call("GET", "/organizations");
  const { organizations } = z
    .object({ organizations: z.array(z.object({ org_id: z.string(), is_default: z.boolean() })) })
    .parse(body);
  return sign.call("POST", "/accounts/webhooks", {
    webhook_url: `${sign.receiver.url}/own`,
    purpose: "Countersign",
    webhook_actions: "Completed,Declined",
    environment: "PRODUCTION",
    org_id: organizations.find(({ is_default: isDefault }) => isDefault)?.org_id,
    webhook_security_settings: {
      hmac_security_info: { secret_key: "own secret" },
      webhook_security_type: "HMAC",
    },
    ...change,
  });
};

test("a webhook of our own hears what it asked for, signed with its own secret", async () => {
  const { webhook } = Made.parse((await create())[1]);
  expect((await sign.call("GET", "/accounts/webhooks"))[1]).toMatchObject({
    code: 0,
    webhooks: [
      { purpose: "Sales", webhook_status: "Active" },
      {
        webhook_id: webhook.webhook_id,
        webhook_url: `${sign.receiver.url}/own`,
        web_actions: "Completed,Declined",
        environment: "PRODUCTION",
      },
    ],
  });
  const id = await sent(sign);
  await sign.control("signAll", { id });
  await sign.heard();
  const own = sign.receiver.received.filter(({ url }) => url === "/hook/own");
  expect(own.map(({ body }) => toldBy(body))).toEqual([["RequestCompleted", "completed"]]);
  const body = own[0]?.body ?? "";
  expect(headerOf(own[0], "x-zs-webhook-signature")).toBe(signHook("own secret", body, "base64"));
});

test("an account has two webhooks at most", async () => {
  const { webhook } = Made.parse((await create())[1]);
  expect((await create())[1]).toMatchObject({ status: "failure" });
  expect((await sign.call("DELETE", `/accounts/webhooks/${webhook.webhook_id}`))[1]).toMatchObject({
    code: 0,
  });
  expect((await sign.call("DELETE", `/accounts/webhooks/${webhook.webhook_id}`))[1]).toMatchObject({
    code: 9004,
  });
  expect((await create())[0]).toBe(200);
});

test("a webhook that is asked for wrongly is refused", async () => {
  await sign.control("setCallbackUrl", { url: null });
  for (const change of [
    { webhook_actions: "Completed,Nonsense" },
    { webhook_url: "nowhere" },
    { environment: "SANDBOX" },
    { org_id: "389415000000000006" },
    { webhook_security_settings: { webhook_security_type: "NONE" } },
    { purpose: "" },
    { secret: "x" },
  ]) {
    expect([change, await create(change)]).toMatchObject([change, [400, { status: "failure" }]]);
  }
  expect((await sign.call("GET", "/accounts/webhooks"))[1]).toMatchObject({ webhooks: [] });
});

test("a webhook that was switched off hears nothing", async () => {
  await sign.control("disableWebhook", { on: false });
  await sent(sign);
  expect(await sign.heard()).toEqual([]);
  await sign.control("disableWebhook", { on: true });
  await sent(sign);
  expect(await sign.heard()).toHaveLength(1);
});

test("the button “Test URL” sends an unsigned sample with short ids as numbers", async () => {
  await sign.control("testHook");
  const [sample = ""] = await sign.heard();
  expect(JSON.parse(sample)).toMatchObject({ requests: { request_id: 2000000468001 } });
  expect(sign.receiver.received[0]?.headers["x-zs-webhook-signature"]).toBeUndefined();
});

test("hooks and reads show who filled in beforehand when that is wanted", async () => {
  await sign.control("setPrefiller", { on: true });
  const id = await sent(sign);
  expect((await sign.call("GET", `/requests/${id}`))[1]).toMatchObject({
    requests: { actions: [{ recipient_name: "Prefill by you" }, { action_type: "SIGN" }] },
  });
});
