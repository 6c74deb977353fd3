import { expect, test } from "vitest";
import { consent } from "./consent.ts";
import { documented } from "./documented.ts";
import { CLIENT_SECRET, connectTo, DONE, formOf, ID, requestReply } from "./vendor-fixture.ts";
import type { ConnectOptions, Connected } from "./vendor-fixture.ts";

const GRANTED = {
  status: 200,
  body: { access_token: "1000.first", refresh_token: "1000.kept", expires_in: 3600 },
} as const;

/** A connection without a refresh token of its own. */
async function newcomer(token: ConnectOptions["token"], redirectUri?: string): Promise<Connected> {
  const connected = await connectTo(documented, () => requestReply(), token ? { token } : {});
  const { refreshToken: _, ...rest } = connected.connection.settings;
  const settings = redirectUri === undefined ? rest : { ...rest, redirectUri };
  return { ...connected, connection: { ...connected.connection, settings } };
}

test("the steps of a self client name the console of the data centre and the exact scopes", () => {
  const steps = consent.steps({ dataCenter: "au", clientId: "1000.X", clientSecret: "s" });
  expect(steps[0]).toContain("https://api-console.zoho.com.au");
  expect(steps.join("\n")).toContain("ZohoSign.documents.ALL,ZohoSign.templates.READ,ZohoSign.account.ALL");
  expect(steps.join("\n")).toContain("Self Client");
});

test("the steps of a server-based client hold the whole consent page, and no secret", () => {
  const redirectUri = "https://sign.example.com/zoho/callback";
  const steps = consent.steps({ dataCenter: "eu", clientId: "1000.X", clientSecret: "s-e-c", redirectUri });
  const [page = ""] = /https:\/\/accounts\.zoho\.eu\S+/.exec(steps.join("\n")) ?? [];
  expect(Object.fromEntries(new URL(page).searchParams)).toEqual({
    response_type: "code",
    client_id: "1000.X",
    scope: "ZohoSign.documents.ALL,ZohoSign.templates.READ,ZohoSign.account.ALL",
    redirect_uri: redirectUri,
    access_type: "offline",
    prompt: "consent",
  });
  expect(steps.join("\n")).not.toContain("s-e-c");
});

test("a code is traded once, and what it brought opens the API from then on", async () => {
  const { connection, tools, tokenCalls, calls } = await newcomer(() => GRANTED);
  expect(await consent.redeem(" 1000.code\n", connection, tools)).toMatchObject({ level: "ok" });
  expect(tokenCalls().map(formOf)).toEqual([
    {
      client_id: "1000.CLIENT",
      client_secret: CLIENT_SECRET,
      grant_type: "authorization_code",
      code: "1000.code",
    },
  ]);
  await documented.connect(connection, tools).read(ID);
  expect(tokenCalls()).toHaveLength(1);
  expect(calls().at(-1)?.headers["authorization"]).toBe("Zoho-oauthtoken 1000.first");
});

test("the kept refresh token buys the next access token", async () => {
  const { connection, tools, tokenCalls } = await newcomer((_, nth) =>
    nth === 1 ? GRANTED : { status: 200, body: { access_token: `1000.next-${nth}`, expires_in: 3600 } },
  );
  await consent.redeem("1000.code", connection, tools);
  const later = { ...tools, now: () => new Date(tools.now().getTime() + 3_600_000) };
  await documented.connect(connection, later).read(ID);
  await documented.connect(connection, later).read(ID);
  expect(tokenCalls().map((call) => formOf(call)["refresh_token"])).toEqual([undefined, "1000.kept"]);
});

test("a server-based client shows its redirect URI again", async () => {
  const redirectUri = "https://sign.example.com/zoho/callback";
  const { connection, tools, tokenCalls } = await newcomer(() => GRANTED, redirectUri);
  await consent.redeem("1000.code", connection, tools);
  expect(tokenCalls().map((call) => formOf(call)["redirect_uri"])).toEqual([redirectUri]);
});

test("a second consent replaces what the first one brought", async () => {
  const { connection, tools, calls } = await newcomer((_, nth) => ({
    status: 200,
    body: { access_token: `1000.access-${nth}`, refresh_token: `1000.kept-${nth}`, expires_in: 3600 },
  }));
  await consent.redeem("1000.code-1", connection, tools);
  await consent.redeem("1000.code-2", connection, tools);
  await documented.connect(connection, tools).read(ID);
  expect(calls().at(-1)?.headers["authorization"]).toBe("Zoho-oauthtoken 1000.access-2");
});

test("a code that is too old is told with the way out", async () => {
  const { connection, tools } = await newcomer(() => ({ status: 200, body: { error: "invalid_code" } }));
  const finding = await consent.redeem("1000.old", connection, tools);
  expect(finding).toMatchObject({ level: "problem", text: expect.stringContaining("invalid_code") });
  expect(finding.help).toContain("new code");
});

test("a consent without a refresh token is none", async () => {
  const { connection, tools } = await newcomer(() => ({ status: 200, body: { access_token: "1000.hour" } }));
  expect(await consent.redeem("1000.code", connection, tools)).toMatchObject({
    level: "problem",
    text: expect.stringContaining("none to renew it with"),
  });
});

test("a refresh token in the configuration stands in the way, and that is said", async () => {
  const { connection, tools } = await connectTo(documented, () => DONE, { token: () => GRANTED });
  expect(await consent.redeem("1000.code", connection, tools)).toMatchObject({
    level: "problem",
    help: expect.stringContaining("Remove `refreshToken`"),
  });
});
