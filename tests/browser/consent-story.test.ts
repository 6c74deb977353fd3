import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { foundAccount } from "./found-account.ts";
import { inspectPage } from "./inspect-page.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 60_000 });

let visit: Visit;
let page: Page;
/** Where the sandbox listens. */
let sandbox = "";

beforeAll(async () => {
  visit = await openVisit({ isEmpty: true });
  ({ page, sandbox } = visit);
  await foundAccount(page, visit.demo);
}, 120_000);
afterAll(() => visit.close());

const section = (title: string | RegExp): Locator => page.getByRole("region", { name: title });

async function fill(label: string, value: string): Promise<void> {
  await page
    .getByRole("textbox", { name: new RegExp(`^${label}`, "u") })
    .first()
    .fill(value);
}

async function save(): Promise<void> {
  const saved = page.waitForResponse((response) => response.request().method() === "PUT");
  await page.getByRole("button", { name: /^Save/u }).click();
  expect((await saved).status()).toBe(200);
}

/** Leaves for Kommo's page, where a person answers. */
async function leaveForKommo(): Promise<void> {
  await section("Let us in at Kommo").getByRole("button", { name: "Connect with Kommo" }).click();
  await page.waitForURL(`${sandbox}/kommo/oauth**`);
  await page.getByRole("heading", { name: "Let an integration in?" }).waitFor();
}

const { oauth, subdomain } = SANDBOX_CREDENTIALS.kommo;

test("whoever chooses “Connect with Kommo” is told the redirect address, and enters id and secret", async () => {
  await page.goto("/a/acme/connections/kommo");
  await page.getByText("Connect with Kommo", { exact: true }).click();
  expect(await isShown(page.getByText(`${visit.demo.url}/api/kommo/callback`))).toBe(true);
  await fill("Subdomain", subdomain);
  await fill("Client ID", oauth.clientId);
  await fill("Client secret", oauth.clientSecret);
  await page.getByRole("button", { name: "Further settings" }).click();
  await fill("Base URL", `${sandbox}/kommo`);
  await save();
  expect(await isShown(section("Let us in at Kommo"))).toBe(true);
});

test("who refuses in Kommo comes back to the connection, which says so and what to do", async () => {
  await leaveForKommo();
  await page.getByRole("link", { name: "Deny" }).click();
  await page.waitForURL(`${visit.demo.url}/a/acme/connections/kommo**`);
  const consent = section("Let us in at Kommo");
  expect(await isShown(consent.getByText("Kommo did not let us in: the request was refused there."))).toBe(
    true,
  );
  expect(await isShown(consent.getByText(/Connect again, as an administrator/u))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
});

test("who agrees comes back connected: the check is in order, and the token renews itself", async () => {
  await leaveForKommo();
  await page.getByRole("link", { name: "Allow" }).click();
  await page.waitForURL(`${visit.demo.url}/a/acme/connections/kommo**`);
  expect(await isShown(section("Let us in at Kommo").getByText("Connected."))).toBe(true);
  await page.getByRole("button", { name: "Check now" }).click();
  expect(await isShown(section("Check").getByText("In order:"))).toBe(true);
  expect(await section("Check").getByText("Problem:").count()).toBe(0);
  expect(await isShown(page.getByText("renews itself"))).toBe(true);
  const said =
    (await page.content()) + (await (await page.request.get("/api/accounts/acme/connections")).text());
  expect(said).not.toContain(oauth.clientSecret);
});

test("an answer that nobody here asked for is refused, whatever it brings", async () => {
  const { connections: before } = await (await page.request.get("/api/accounts/acme/connections")).json();
  for (const state of ["", "AAAA.BBBB", "e30.e30", "a".repeat(900)]) {
    await page.goto(`/api/kommo/callback?code=def502stolen&state=${state}`);
    await page.getByRole("heading", { name: "Nothing was connected" }).waitFor();
  }
  expect(await inspectPage(page)).toEqual([]);
  const { connections: after } = await (await page.request.get("/api/accounts/acme/connections")).json();
  expect(after[0].token).toEqual(before[0].token);
});

test("an answer that comes too late is not tried, and the page says so", async () => {
  await page.goto("/a/acme/connections/kommo");
  await leaveForKommo();
  const headers = { "sec-fetch-site": "same-origin" };
  const passed = await page.request.post(`${visit.demo.url}/api/sandbox/days`, {
    data: { days: 1 },
    headers,
  });
  expect(passed.ok()).toBe(true);
  await page.getByRole("link", { name: "Allow" }).click();
  await page.waitForURL(`${visit.demo.url}/a/acme/connections/kommo**`);
  expect(await isShown(page.getByText(/It took too long/u))).toBe(true);
});

test("a vendor that gives a code is connected by it: the steps say where, a wrong one is told, a good one works", async () => {
  const { clientId, clientSecret, signingSecret, grantCode } = SANDBOX_CREDENTIALS.zohoSign;
  await page.goto("/a/acme/connections/+new");
  await page.getByRole("button", { name: /^Zoho Sign/u }).click();
  await fill("Client ID", clientId);
  await fill("Client secret", clientSecret);
  await fill("Signing secret", signingSecret);
  await page.getByRole("button", { name: "Further settings" }).click();
  await fill("Accounts URL", `${sandbox}/zoho-sign`);
  await fill("Base URL", `${sandbox}/zoho-sign/api/v1`);
  await save();
  await page.getByRole("button", { name: "Check now" }).click();
  expect(await isShown(section("Check").getByText(/Nobody has let us in yet/u))).toBe(true);
  const consent = section("Let us in at Zoho Sign");
  await consent.getByRole("button", { name: "Connect with Zoho Sign" }).click();
  expect(await isShown(consent.getByText(/then Self Client/u))).toBe(true);
  expect(await inspectPage(page)).toEqual([]);
  await fill("The code that you were given", "1000.made-up");
  await consent.getByRole("button", { name: "Hand it over" }).click();
  expect(await isShown(consent.getByText(/The code was not taken/u))).toBe(true);
  await fill("The code that you were given", grantCode);
  await consent.getByRole("button", { name: "Hand it over" }).click();
  expect(await isShown(consent.getByText(/We were let in/u))).toBe(true);
  await page.getByRole("button", { name: "Check now" }).click();
  expect(await isShown(section("Check").getByText("In order:"))).toBe(true);
  expect(await isShown(page.getByText("renews itself"))).toBe(true);
});

test("nothing went wrong meanwhile, and nobody but Kommo's own page was asked", () => {
  const others = visit
    .troubles()
    .filter((trouble) => !trouble.startsWith(`external: ${sandbox}/kommo/oauth?`));
  expect(others).toEqual([]);
});
