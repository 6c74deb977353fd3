import { expect, test } from "vitest";
import type { Reply } from "../test-vendor.ts";
import { connectVendorTo, NOW } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { API_KEY, remoteId, requestJson, TOKEN } from "./vendor-fixture.ts";

const settings = { username: "api_production_acme", apiKey: API_KEY };
const ok: Reply = { status: 200, body: requestJson() };

async function connect(
  login: (times: number) => Reply,
  answer: (token: string, times: number) => Reply,
  now?: () => Date,
): ReturnType<typeof connectVendorTo> {
  let logins = 0;
  let calls = 0;
  return connectVendorTo(
    documented,
    ({ path, headers }) => {
      if (path === "/access/login") return login((logins += 1));
      return answer(String(headers["authorization"]).replace("Bearer ", ""), (calls += 1));
    },
    { settings, hidden: [API_KEY, TOKEN], ...(now === undefined ? {} : { now }) },
  );
}

const logins = (calls: readonly { readonly path: string }[]): number =>
  calls.filter(({ path }) => path === "/access/login").length;

test.each([
  ["plain text", TOKEN],
  ["JSON", { token: TOKEN }],
  ["JSON of another spelling", { access_token: TOKEN }],
  ["a text in JSON", JSON.stringify(TOKEN)],
])("the token is taken from %s", async (_, body) => {
  const { account } = await connect(
    () => ({ status: 200, body }),
    (token) => (token === TOKEN ? ok : { status: 401 }),
  );
  expect((await account.read(remoteId()))?.status).toBe("sent");
});

test("many calls share one login, and a token is replaced after fifteen minutes", async () => {
  let at = NOW.getTime();
  const { account, calls } = await connect(
    (times) => ({ status: 200, body: `${TOKEN}${times}` }),
    () => ok,
    () => new Date(at),
  );
  await Promise.all(Array.from({ length: 8 }, () => account.read(remoteId())));
  expect(logins(calls)).toBe(1);
  at = NOW.getTime() + 14 * 60_000;
  await account.read(remoteId());
  expect(logins(calls)).toBe(1);
  at = NOW.getTime() + 16 * 60_000;
  await Promise.all([account.read(remoteId()), account.read(remoteId())]);
  expect(logins(calls)).toBe(2);
});

test.each([
  ["401", { status: 401 }],
  ["403 with a key", { status: 403, body: { key: "error.auth.token_expired" } }],
])("a token that is refused with %s is replaced once, and the call made once more", async (_, refusal) => {
  const { account, calls } = await connect(
    (times) => ({ status: 200, body: `${TOKEN}${times}` }),
    (_token, times) => (times === 1 ? refusal : ok),
  );
  expect((await account.read(remoteId()))?.status).toBe("sent");
  expect(logins(calls)).toBe(2);
});

test.each([400, 401, 403])("a login that is refused with %i stops, whatever it says", async (status) => {
  const { account } = await connect(
    () => ({ status, body: `wrong ${API_KEY}` }),
    () => ok,
  );
  await expect(account.read(remoteId())).rejects.toMatchObject({
    code: "credentials_rejected",
    verdict: { next: "stop" },
    detail: expect.not.stringContaining(API_KEY),
  });
});

test.each([
  [{ status: 429, headers: { "retry-after": "30" } }, "rate_limited", "wait"],
  [{ status: 503 }, "unavailable", "retry"],
  ["lost", "unreachable", "retry"],
  [{ status: 200, body: "<html>please wait</html>" }, "answer_unreadable", "stop"],
  [{ status: 200, body: "" }, "answer_unreadable", "stop"],
] as const)("trouble at the login leaves nothing in doubt (%j)", async (reply, code, next) => {
  const { account } = await connect(
    () => reply,
    () => ok,
  );
  await expect(account.read(remoteId())).rejects.toMatchObject({ code, verdict: { next } });
});
