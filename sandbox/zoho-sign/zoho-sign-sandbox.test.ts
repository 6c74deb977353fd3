import { expect, test } from "vitest";
import { z } from "zod";
import { createHookReceiver } from "../kit/hook-receiver.ts";
import { createSandbox, SANDBOX_CREDENTIALS } from "../sandbox.ts";

const Granted = z.object({ access_token: z.string() });

test("in the town, tokens of the accounts service open the API of their own dialect and no other", async () => {
  const sandbox = await createSandbox({ port: 0 });
  const { zohoSign, zohoSignBrief } = SANDBOX_CREDENTIALS;
  const token = async (path: string, of: typeof zohoSign | typeof zohoSignBrief): Promise<string> => {
    const answer = await fetch(`${sandbox.url}${path}/oauth/v2/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "refresh_token",
        client_id: of.clientId,
        client_secret: of.clientSecret,
        refresh_token: of.refreshToken,
      }),
    });
    return Granted.parse(await answer.json()).access_token;
  };
  const open = async (id: string, good: string): Promise<number> => {
    const headers = { authorization: `Zoho-oauthtoken ${good}` };
    return (await fetch(`${sandbox.vendor(id).url}/templates`, { headers })).status;
  };
  expect(sandbox.vendor("zoho-sign").url).toBe(`${sandbox.url}/zoho-sign/api/v1`);
  expect(sandbox.vendor("zoho-sign-brief").url).toBe(`${sandbox.url}/zoho-sign-brief/api/v1`);
  const documented = await token("/zoho-sign", zohoSign);
  const brief = await token("/zoho-sign-brief", zohoSignBrief);
  expect(await open("zoho-sign", documented)).toBe(200);
  expect(await open("zoho-sign-brief", brief)).toBe(200);
  expect(await open("zoho-sign", brief)).toBe(401);
  await expect(token("/zoho-sign", zohoSignBrief)).rejects.toThrow("access_token");
  await expect(sandbox.control("zoho-accounts", "sign")).rejects.toThrow("ask zoho-sign");
  await sandbox.close();
});

test("a hook is sent again after 5xx and silence, never after 4xx", async () => {
  // a minute of life is a millisecond
  const sandbox = await createSandbox({ port: 0, hookSpeed: 60_000 });
  const receiver = await createHookReceiver();
  const vendor = sandbox.vendor("zoho-sign");
  await vendor.control("setCallbackUrl", { url: receiver.url });
  receiver.answerWith([500, 503, 200]);
  await vendor.control("testHook");
  await vendor.hooks.settled();
  expect(vendor.hooks.log.map(({ status }) => status)).toEqual([500, 503, 200]);
  receiver.answerWith([404]);
  await vendor.control("testHook");
  await vendor.hooks.settled();
  expect(receiver.received).toHaveLength(4);
  await sandbox.close();
  await receiver.close();
});
