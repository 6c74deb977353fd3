import { expect, test } from "vitest";
import { NOW } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { CLIENT_SECRET, connectTo, DONE, formOf, ID, REFRESH_TOKEN, requestReply } from "./vendor-fixture.ts";

test("calls that come together share one token, bought with the refresh token", async () => {
  const { account, calls, tokenCalls } = await connectTo(documented, () => requestReply());
  await Promise.all([account.read(ID), account.read(ID), account.read(ID)]);
  expect(tokenCalls().map(({ method }) => method)).toEqual(["POST"]);
  expect(tokenCalls().map(formOf)).toEqual([
    {
      client_id: "1000.CLIENT",
      client_secret: CLIENT_SECRET,
      grant_type: "refresh_token",
      refresh_token: REFRESH_TOKEN,
    },
  ]);
  expect(calls().map(({ headers }) => headers["authorization"])).toEqual(
    Array.from({ length: 3 }, () => "Zoho-oauthtoken 1000.access-1"),
  );
});

test("a token is renewed before its hour is over, and not sooner", async () => {
  let at = NOW.getTime();
  const { account, tokenCalls } = await connectTo(documented, () => requestReply(), {
    now: () => new Date(at),
  });
  await account.read(ID);
  at += 57 * 60_000;
  await account.read(ID);
  expect(tokenCalls()).toHaveLength(1);
  at += 2 * 60_000;
  await account.read(ID);
  expect(tokenCalls()).toHaveLength(2);
});

test("a token that is refused later on is replaced once, and the call made again", async () => {
  let at = NOW.getTime();
  const { account, calls, tokenCalls } = await connectTo(
    documented,
    ({ headers }) =>
      headers["authorization"] === "Zoho-oauthtoken 1000.access-1" && at > NOW.getTime()
        ? { status: 401, body: { code: 9041, message: "Invalid Oauth token", status: "failure" } }
        : requestReply(),
    { now: () => new Date(at) },
  );
  await account.read(ID);
  at += 10 * 60_000;
  expect(await account.read(ID)).toMatchObject({ status: "sent" });
  expect([calls().length, tokenCalls().length]).toEqual([3, 2]);
});

test("a token that was issued a moment ago is not replaced: there are ten in ten minutes", async () => {
  const { account, tokenCalls } = await connectTo(documented, () => ({ status: 401, body: { code: 9041 } }));
  for (let times = 0; times < 20; times += 1) {
    await expect(account.read(ID)).rejects.toMatchObject({ code: "credentials_rejected" });
  }
  expect(tokenCalls()).toHaveLength(1);
});

const THROTTLED = [
  { status: 200, body: { error: "Access Denied" } },
  { status: 200, body: { status: "failure", error: "Access Denied", error_description: "no" } },
  {
    status: 400,
    body: { error: "Access Denied", error_description: "You have made too many requests continuously." },
  },
] as const;

test.each(THROTTLED)("too many tokens is a pause of ten minutes, whatever its status (%#)", async (reply) => {
  const { account, calls } = await connectTo(documented, () => DONE, { token: () => reply });
  await expect(account.read(ID)).rejects.toMatchObject({
    code: "rate_limited",
    verdict: { next: "wait", until: new Date(NOW.getTime() + 600_000) },
  });
  expect(calls()).toEqual([]);
});

test.each([
  [200, { error: "invalid_client" }, "`dataCenter`"],
  [400, { error: "invalid_code" }, "countersign connect"],
  [200, { error: "access_denied" }, "`dataCenter`"],
  [401, {}, "401"],
  [403, "<html>no</html>", "403"],
])(
  "refused by the accounts server (%s %j) means that the credentials are wrong",
  async (status, body, names) => {
    const { account } = await connectTo(documented, () => DONE, { token: () => ({ status, body }) });
    await expect(account.read(ID)).rejects.toMatchObject({
      code: "credentials_rejected",
      verdict: { next: "stop" },
      detail: expect.stringContaining(names),
    });
  },
);

test("an accounts server that is not there says nothing about a contract", async () => {
  const { account } = await connectTo(documented, () => DONE, {
    token: () => ({ status: 404, body: { code: 4066 } }),
  });
  await expect(account.read(ID)).rejects.toMatchObject({ code: "answer_unreadable" });
  await expect(account.withdraw(ID, "x")).rejects.toMatchObject({ code: "answer_unreadable" });
});

test("an accounts server in trouble is asked again later", async () => {
  const { account } = await connectTo(documented, () => DONE, { token: () => ({ status: 503 }) });
  await expect(account.read(ID)).rejects.toMatchObject({ code: "unavailable", verdict: { next: "retry" } });
});

test("no part of the credentials or of the answer stands in a refusal", async () => {
  const echo = `${CLIENT_SECRET} ${REFRESH_TOKEN} 1000.a-token`;
  for (const body of [{ error: echo, error_description: echo }, echo, { access_token: 7, error: echo }]) {
    const { account } = await connectTo(documented, () => DONE, { token: () => ({ status: 200, body }) });
    const said = await account.read(ID).then(String, String);
    expect(said).not.toMatch(/71c2|5b19|a-token/);
  }
});

test("without a refresh token the way in is named", async () => {
  const { connection, tools } = await connectTo(documented, () => DONE);
  const { refreshToken: _, ...settings } = connection.settings;
  const account = documented.connect({ ...connection, settings }, tools);
  await expect(account.read(ID)).rejects.toMatchObject({
    code: "credentials_rejected",
    detail: expect.stringContaining("countersign connect contracts"),
  });
});
