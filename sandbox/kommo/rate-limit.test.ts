import { expect, test } from "vitest";
import { openAccount } from "./kommo.testkit.ts";
import type { TestAccount } from "./kommo.testkit.ts";

const knock = async ({ call }: TestAccount, times: number, token?: string): Promise<readonly number[]> => {
  const statuses: number[] = [];
  const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
  for (let time = 0; time < times; time += 1)
    statuses.push((await call("GET", "/api/v4/leads/20000001", undefined, headers)).status);
  return statuses;
};

const count = (statuses: readonly number[], status: number): number =>
  statuses.filter((one) => one === status).length;

test("the eighth call within any second is a 429 with retry_after", async () => {
  const account = await openAccount({ limits: { perSecond: 7 } });
  expect(await knock(account, 5)).toEqual([200, 200, 200, 200, 200]);
  account.clock.ms += 600;
  expect(await knock(account, 3)).toEqual([200, 200, 429]);
  account.clock.ms += 400;
  expect(await knock(account, 6)).toEqual([200, 200, 200, 200, 200, 429]);
  const refused = await account.call("GET", "/api/v4/account");
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(refused.json).toMatchObject({ title: "Too Many Requests", status: 429, retry_after: 1 });
});

test("every token has its own second, and wrong tokens none", async () => {
  const account = await openAccount({ limits: { perSecond: 2 }, nonAdminToken: "plain" });
  expect(await knock(account, 3)).toEqual([200, 200, 429]);
  expect(await knock(account, 3, "plain")).toEqual([200, 200, 429]);
  expect(await knock(account, 3, "wrong")).toEqual([401, 401, 401]);
});

test("who knocks on is shut out with HTML for a while, the token endpoint included", async () => {
  const account = await openAccount({ limits: { perSecond: 1, blockAfter: 3, blockMs: 30_000 } });
  const statuses = await knock(account, 7);
  expect(statuses).toEqual([200, 429, 429, 429, 429, 403, 403]);
  const page = await account.call("POST", "/oauth2/access_token", {});
  expect([page.status, page.headers.get("content-type")]).toEqual([403, "text/html"]);
  expect(page.text).toContain("<center>nginx</center>");
  account.clock.ms += 30_000;
  expect(await knock(account, 1)).toEqual([200]);
});

test("the block can be switched off, and set and lifted by hand", async () => {
  const account = await openAccount({ limits: { perSecond: 1, blockAfter: null } });
  expect(count(await knock(account, 150), 403)).toBe(0);
  await account.control("limit", { perSecond: null });
  await account.control("blockIp");
  expect(await knock(account, 1)).toEqual([403]);
  await account.control("unblock");
  expect(await knock(account, 20)).not.toContain(429);
});
