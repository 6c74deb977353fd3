import { afterAll, beforeAll, expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../../sandbox/sandbox.ts";
import { keyAt, personAt } from "../../../tests/office.ts";
import { good, openBareOffice } from "../../../tests/open-bare-office.ts";
import type { BareOffice } from "../../../tests/open-bare-office.ts";
import { createVisitor } from "../../../tests/visitor.ts";
import type { Visitor } from "../../../tests/visitor.ts";

let office: BareOffice;
let owner: Visitor;
/** Owns the account, not the installation. */
let accountOwner: Visitor;
beforeAll(async () => {
  office = await openBareOffice({ isSetUp: true });
  owner = office.owner;
  accountOwner = await personAt(office.app, office.url, "acme", "owner");
});
afterAll(() => office.close());

const PLACE = "/api/accounts/acme/connections";
const { kommo, contractbook } = SANDBOX_CREDENTIALS;

interface Connection {
  readonly id: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly set: boolean }>>;
}

async function connection(id: string): Promise<Connection | undefined> {
  const { connections } = await good<{ connections: readonly Connection[] }>(owner.get(PLACE));
  return connections.find((each) => each.id === id);
}

function contractbookAt(baseUrl: string): object {
  return { provider: "contractbook", settings: { baseUrl } };
}

test("a connection tells its settings, and of its credentials only that they are there", async () => {
  expect(await connection("contracts")).toMatchObject({
    kind: "vendor",
    vendor: "Contractbook",
    provider: "contractbook",
    dialect: "documented",
    settings: { baseUrl: `${office.sandbox.url}/contractbook/v3` },
    secrets: { apiKey: { set: true }, webhookSecret: { set: true }, signingSecret: { set: false } },
    needsConsent: false,
    usedBy: [],
    problems: [],
  });
  expect(await connection("kommo")).toMatchObject({ kind: "crm", secrets: { token: { set: true } } });
});

test("what is wrong is told at its place in the form, and nothing is kept", async () => {
  const wrong = { provider: "contractbook", settings: { colour: "red" }, secrets: {} };
  const { status, body } = await owner.call("PUT", `${PLACE}/second`, wrong);
  expect(status).toBe(400);
  const { issues } = Object(body).error;
  expect(issues.map(({ path }: { path: string }) => path)).toEqual(
    expect.arrayContaining(["settings.colour", "secrets.apiKey"]),
  );
  expect(await connection("second")).toBeUndefined();
  const misplaced = { provider: "contractbook", settings: { apiKey: "in-the-clear-key" } };
  expect(await owner.call("PUT", `${PLACE}/second`, misplaced)).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "settings.apiKey" }] } },
  });
});

test("a credential that stays is never sent to another address", async () => {
  const moved = await accountOwner.call("PUT", `${PLACE}/contracts`, contractbookAt("http://127.0.0.1:9/v3"));
  expect(moved).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "secrets.apiKey", text: expect.stringContaining("again") }] } },
  });
  // the same address, and the key stays
  const same = contractbookAt(`${office.sandbox.url}/contractbook/v3`);
  await good(
    accountOwner.call("PUT", `${PLACE}/contracts`, {
      ...same,
      settings: { baseUrl: `${office.sandbox.url}/contractbook/v3`, requestsPerSecond: 5 },
    }),
  );
  expect(await good(owner.post(`${PLACE}/contracts/check`))).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ level: "ok" })]),
  });
  const elsewhere = { settings: { subdomain: "elsewhere" } };
  expect(await accountOwner.call("PUT", `${PLACE}/kommo`, elsewhere)).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "secrets.token" }] } },
  });
});

test("places of this machine are the installation owner's to name", async () => {
  const papers = {
    provider: "skribble",
    settings: { username: "api_demo_x", templates: "/etc", baseUrl: `${office.sandbox.url}/skribble/v2` },
    secrets: { apiKey: "sandbox-key-0001" },
  };
  expect(await accountOwner.call("PUT", `${PLACE}/papers`, papers)).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "settings.templates" }] } },
  });
  await good(owner.call("PUT", `${PLACE}/papers`, papers));
  // what stands already may stay
  await good(accountOwner.call("PUT", `${PLACE}/papers`, { ...papers, secrets: {} }));
  await good(owner.call("DELETE", `${PLACE}/papers`));
  expect(await connection("papers")).toBeUndefined();
});

test("only an owner changes connections and sees the address with its secret", async () => {
  const operator = await keyAt(office.app, office.url, "acme", "operator");
  const viewer = await keyAt(office.app, office.url, "acme", "viewer");
  expect(
    (await operator.call("PUT", `${PLACE}/contracts`, contractbookAt("http://127.0.0.1:9"))).status,
  ).toBe(403);
  expect((await operator.get(`${PLACE}/contracts/hook-address`)).status).toBe(403);
  expect((await viewer.post(`${PLACE}/contracts/check`)).status).toBe(403);
  const { url, isPublic } = await good<{ url: string; isPublic: boolean }>(
    owner.get(`${PLACE}/contracts/hook-address`),
  );
  expect(isPublic).toBe(true);
  expect(url).toMatch(new RegExp(`^${office.url}/webhooks/acme/contracts/[\\w-]{32}$`, "u"));
  const knock = await fetch(url, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  expect(knock.status).toBe(200);
});

test("a new secret shuts the old address", async () => {
  const before = await good<{ url: string }>(owner.get(`${PLACE}/contracts/hook-address`));
  const settings = { baseUrl: `${office.sandbox.url}/contractbook/v3` };
  await good(owner.call("PUT", `${PLACE}/contracts`, { settings, generate: ["webhookSecret"] }));
  const after = await good<{ url: string }>(owner.get(`${PLACE}/contracts/hook-address`));
  expect(after.url).not.toBe(before.url);
  expect((await fetch(before.url, { method: "POST", body: "{}" })).status).toBe(404);
});

test("what can be connected says its settings, credentials and steps", async () => {
  const { providers } = await good<{
    providers: readonly {
      id: string;
      steps: readonly string[];
      dialects: readonly Record<string, unknown>[];
    }[];
  }>(owner.get(`${PLACE}/providers`));
  expect(providers.map(({ id }) => id)).toEqual([
    "kommo",
    "contractbook",
    "ironclad",
    "oneflow",
    "skribble",
    "zoho-sign",
  ]);
  for (const { steps, dialects } of providers) {
    expect(steps.length).toBeGreaterThan(2);
    expect(dialects.length).toBeGreaterThan(0);
  }
  expect(providers[1]?.dialects[0]).toMatchObject({
    name: "documented",
    secrets: ["apiKey"],
    settings: {
      required: ["apiKey"],
      properties: {
        apiKey: { title: "API key", description: expect.any(String), writeOnly: true },
        baseUrl: { title: "Base URL", "x-seldom": true },
      },
    },
  });
});

test("the contract field is made once, however often it is asked for", async () => {
  const made = await good<{ id: string; created: boolean }>(
    owner.post(`${PLACE}/kommo/contract-field`, { name: "Agreement number" }),
  );
  expect(made.created).toBe(true);
  const again = await good<{ id: string; created: boolean }>(
    owner.post(`${PLACE}/kommo/contract-field`, { name: "agreement number" }),
  );
  expect(again).toMatchObject({ id: made.id, created: false });
  const both = await Promise.all(
    ["Twin", "Twin"].map((name) =>
      good<{ id: string }>(owner.post(`${PLACE}/kommo/contract-field`, { name })),
    ),
  );
  expect(both[0]?.id).toBe(both[1]?.id);
  const { fields } = await good<{ fields: { deal: readonly { name: string }[] } }>(
    owner.get("/api/accounts/acme/choices"),
  );
  expect(fields.deal.filter(({ name }) => name === "Agreement number")).toHaveLength(1);
});

test("a field whose making was not answered is looked for, not made again", async () => {
  office.sandbox.kommo.fault({ kind: "lost", match: "^POST /api/v4/leads/custom_fields", times: 1 });
  const made = await good(owner.post(`${PLACE}/kommo/contract-field`, { name: "Lost field" }));
  expect(made).toMatchObject({ created: true });
  const { fields } = await good<{ fields: { deal: readonly { name: string }[] } }>(
    owner.get("/api/accounts/acme/choices"),
  );
  expect(fields.deal.filter(({ name }) => name === "Lost field")).toHaveLength(1);
});

test("deals are found by words and by number, and fields are suggested by name", async () => {
  const { deals } = await good<{ deals: readonly { id: string; name: string; stage: string }[] }>(
    owner.get("/api/accounts/acme/choices/deals?search="),
  );
  expect(deals.length).toBeGreaterThan(5);
  const [deal] = deals;
  const find = (words: string) =>
    good<{ deals: readonly { id: string }[] }>(
      owner.get(`/api/accounts/acme/choices/deals?search=${encodeURIComponent(words)}`),
    );
  expect((await find(deal?.id ?? "")).deals.map(({ id }) => id)).toContain(deal?.id);
  expect((await find("'; drop table & % \u0000 {{")).deals).toEqual([]);
  expect(
    await owner.get("/api/accounts/acme/choices/template?connection=contracts&template=tpl_standard"),
  ).toMatchObject({
    body: {
      isDescribed: true,
      fields: expect.arrayContaining([
        expect.objectContaining({ name: "client_name", suggestion: "{{ contact.name }}" }),
        expect.objectContaining({ name: "deal_amount", suggestion: "{{ deal.price }}" }),
        expect.objectContaining({ name: "plan", suggestion: "{{ deal.fields.Plan }}" }),
      ]),
    },
  });
});

test("whether Kommo calls us is looked up there, and a call that has just been made is told", async () => {
  await good(owner.post(`${PLACE}/kommo/subscribe`));
  expect(await good(owner.get(`${PLACE}/kommo/hook`))).toEqual({ state: "registered" });
  // calls are written down a moment after they were made
  await expect
    .poll(() => connection("kommo"), { timeout: 5_000 })
    .toMatchObject({ lastCallAt: expect.any(String) });
  expect(await good(owner.get(`${PLACE}/contracts/hook`))).toEqual({ state: "unknown" });
});

test("Kommo lets us in by OAuth: the person who began it comes back, and nobody else", async () => {
  const { clientId, clientSecret } = kommo.oauth;
  const callback = `${office.url}/api/kommo/callback`;
  await office.sandbox.kommo.control("setRedirectUri", { url: callback });
  await good(
    owner.call("PUT", `${PLACE}/kommo`, {
      settings: {
        subdomain: kommo.subdomain,
        baseUrl: `${office.sandbox.url}/kommo`,
        requestsPerSecond: 0,
        oauth: { clientId },
      },
      secrets: { "oauth.clientSecret": clientSecret },
    }),
  );
  expect(await connection("kommo")).toMatchObject({
    needsConsent: true,
    settings: { oauth: { clientId, redirectUri: callback } },
    secrets: { token: { set: false }, "oauth.clientSecret": { set: true } },
  });
  const { address } = await good<{ address: string }>(owner.post(`${PLACE}/kommo/connect`));
  const agreed = await fetch(`${address}&answer=allow`, { redirect: "manual" });
  const back = new URL(agreed.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(callback);
  const answer = `${back.pathname}${back.search}`;
  // people who did not begin it are told so on a page, and nothing is taken from them
  expect((await accountOwner.get(answer)).headers.get("location")).toBe("/unasked");
  expect((await createVisitor(office.url).get(answer)).headers.get("location")).toBe("/sign-in");
  const forged = answer.replace(/state=[^&]*/u, "state=AAAA.BBBB");
  expect((await owner.get(forged)).headers.get("location")).toBe("/unasked");
  const home = await owner.get(answer);
  expect(home.status).toBe(303);
  expect(home.headers.get("location")).toBe("/a/acme/connections/kommo?consent=connected");
  // the code is spent, a refusal brings none, and what comes too late is not even tried
  const outcome = async (path: string) => (await owner.get(path)).headers.get("location")?.split("?")[1];
  expect(await outcome(answer)).toBe("consent=failed");
  const denied = new URL(
    (await fetch(`${address}&answer=deny`, { redirect: "manual" })).headers.get("location") ?? "",
  );
  expect(await outcome(`${denied.pathname}${denied.search}`)).toBe("consent=refused");
  const { findings } = await good<{ findings: readonly { level: string; text: string }[] }>(
    owner.post(`${PLACE}/kommo/check`),
  );
  expect(findings.filter(({ level }) => level === "problem")).toEqual([]);
  expect(await connection("kommo")).toMatchObject({
    token: { renewsItself: true, unusedEndsAt: expect.any(String) },
  });
  office.pass(21 * 60_000);
  expect(await outcome(answer)).toBe("consent=late");
});

test("a vendor lets us in by a code that a person brings: good once, and only where there is such a grant", async () => {
  const { clientId, clientSecret, grantCode, signingSecret } = SANDBOX_CREDENTIALS.zohoSign;
  const zoho = `${office.sandbox.url}/zoho-sign`;
  await good(
    owner.call("PUT", `${PLACE}/zoho`, {
      provider: "zoho-sign",
      settings: { clientId, accountsUrl: zoho, baseUrl: `${zoho}/api/v1` },
      secrets: { clientSecret, signingSecret },
    }),
  );
  expect(await connection("zoho")).toMatchObject({
    needsConsent: true,
    secrets: { refreshToken: { set: false } },
  });
  expect(await good(owner.post(`${PLACE}/zoho/check`))).toMatchObject({
    findings: [{ level: "problem", text: expect.stringContaining("Nobody has let us in yet") }],
  });
  const { steps, address } = await good<{ steps: readonly string[]; address?: string }>(
    owner.post(`${PLACE}/zoho/connect`),
  );
  expect(address).toBeUndefined();
  expect(steps.join(" ")).toContain("Self Client");
  const redeem = (who: Visitor, code: string) => who.post(`${PLACE}/zoho/code`, { code });
  const operator = await keyAt(office.app, office.url, "acme", "operator");
  expect((await redeem(operator, grantCode)).status).toBe(403);
  expect(await good(redeem(owner, "1000.made-up"))).toMatchObject({
    findings: [{ level: "problem", help: expect.stringContaining("new code") }],
  });
  expect(await good(redeem(owner, ` ${grantCode}\n`))).toMatchObject({ findings: [{ level: "ok" }] });
  expect(await good(redeem(owner, grantCode))).toMatchObject({ findings: [{ level: "problem" }] });
  const { findings } = await good<{ findings: readonly { level: string }[] }>(
    owner.post(`${PLACE}/zoho/check`),
  );
  expect(findings.map(({ level }) => level)).not.toContain("problem");
  expect(await connection("zoho")).toMatchObject({
    health: { state: "good" },
    token: { renewsItself: true },
  });
  expect((await owner.post(`${PLACE}/contracts/code`, { code: "x" })).status).toBe(409);
  expect((await owner.post(`${PLACE}/nobody/code`, { code: "x" })).status).toBe(404);
});

test("no credential stands in any answer, in the log, or in clear in the database", async () => {
  const asked = await Promise.all(
    [
      "connections",
      "connections/providers",
      "settings",
      "configuration.yaml",
      "playbooks",
      "choices",
      "overview",
    ].map(async (page) => JSON.stringify((await owner.get(`/api/accounts/acme/${page}`)).body)),
  );
  const { rows } = await office.database.database.pool.query(
    "select row_to_json(d)::text as row from countersign.documents d union all select row_to_json(v)::text from countersign.vault v union all select row_to_json(c)::text from countersign.calls c",
  );
  const everything = [...asked, ...office.lines, ...rows.map(({ row }) => String(row))].join("\n");
  expect(everything).toContain("$secret");
  const { zohoSign } = SANDBOX_CREDENTIALS;
  for (const secret of [
    zohoSign.clientSecret,
    zohoSign.grantCode,
    contractbook.apiKey,
    kommo.token,
    kommo.oauth.clientSecret,
    "sandbox-key-0001",
  ])
    expect(everything).not.toContain(secret);
});

test("a check that finds the key refused makes the connection ill at once, and a good one well again", async () => {
  const stateOf = async (page: string): Promise<unknown> => {
    const { connections } = await good<{ connections: readonly { id: string; state: string }[] }>(
      owner.get(`/api/accounts/acme/${page}`),
    );
    return connections.find(({ id }) => id === "contracts")?.state;
  };
  await good(owner.post(`${PLACE}/contracts/check`));
  expect(await stateOf("overview")).toBe("good");
  const vendor = office.sandbox.vendor("contractbook");
  await vendor.control("revokeKey");
  await good(owner.post(`${PLACE}/contracts/check`));
  expect(await connection("contracts")).toMatchObject({
    health: { state: "bad", reason: "credentials_rejected" },
  });
  expect([await stateOf("overview"), await stateOf("attention")]).toEqual(["bad", "bad"]);
  await vendor.control("restoreKey");
  await good(owner.post(`${PLACE}/contracts/check`));
  expect(await stateOf("overview")).toBe("good");
});
