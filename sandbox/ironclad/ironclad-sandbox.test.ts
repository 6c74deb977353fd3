import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createSandbox, SANDBOX_CREDENTIALS } from "../sandbox.ts";
import type { Sandbox } from "../sandbox.ts";

let sandbox: Sandbox;
const { ironclad, ironcladBrief } = SANDBOX_CREDENTIALS;

beforeEach(async () => {
  sandbox = await createSandbox({ port: 0 });
});
afterEach(async () => {
  await sandbox.close();
});

const get = async (url: string, headers: Record<string, string>): Promise<number> =>
  (await fetch(url, { headers })).status;

const tokenFrom = async (host: string): Promise<Response> =>
  fetch(`${sandbox.url}${host}/oauth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      grant_type: "client_credentials",
      client_id: ironclad.clientId,
      client_secret: ironclad.clientSecret,
    }),
  });

test("the town's Ironclad takes its client's token and its legacy token, the brief's takes its own alone", async () => {
  const { url } = sandbox.vendor("ironclad");
  expect(url).toBe(`${sandbox.url}/ironclad/public/api/v1`);
  const answer: unknown = await (await tokenFrom("/ironclad")).json();
  const { access_token: token } = z.looseObject({ access_token: z.string() }).parse(answer);
  const as = { "x-as-user-email": ironclad.actingUser };
  expect(await get(`${url}/workflows`, { ...as, authorization: `Bearer ${token}` })).toBe(200);
  expect(await get(`${url}/workflows`, { authorization: `Bearer ${ironclad.token}` })).toBe(200);
  const brief = `${sandbox.vendor("ironclad-brief").url}/templates`;
  expect(await get(brief, { authorization: `Bearer ${ironcladBrief.token}` })).toBe(200);
  expect(await get(brief, { authorization: `Bearer ${ironclad.token}` })).toBe(401);
  expect((await tokenFrom("/ironclad-brief")).status).toBe(401);
});

test("the token host has faults of its own, and the API's reset takes its tokens away", async () => {
  sandbox.fault("ironclad-oauth", { kind: "500" });
  expect((await tokenFrom("/ironclad")).status).toBe(500);
  expect((await tokenFrom("/ironclad")).status).toBe(200);
  expect(sandbox.vendor("ironclad-oauth").state()).toEqual({ tokens: 1 });
  sandbox.vendor("ironclad").simulator.reset();
  expect(sandbox.vendor("ironclad-oauth").state()).toEqual({ tokens: 0 });
  await expect(sandbox.control("ironclad-oauth", "sign")).rejects.toMatchObject({ name: "ControlError" });
});

test("faults answer in the vendor's own words", async () => {
  const vendor = sandbox.vendor("ironclad");
  vendor.fault({ kind: "429" });
  const limited = await fetch(`${vendor.url}/workflows`);
  expect([limited.status, await limited.json()]).toMatchObject([429, { code: "TOO_MANY_REQUESTS" }]);
  vendor.fault({ kind: "401" });
  expect(await (await fetch(`${vendor.url}/workflows`)).json()).toMatchObject({ code: "UNAUTHORIZED" });
});
