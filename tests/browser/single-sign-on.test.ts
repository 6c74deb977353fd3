import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openIssuer } from "../../src/auth/issuer.testkit.ts";
import type { Claims, TestIssuer } from "../../src/auth/issuer.testkit.ts";
import { freePort } from "../../src/cli/demo-place.ts";
import { eventually, startService } from "../../src/cli/service.testkit.ts";
import type { Service } from "../../src/cli/service.testkit.ts";
import { ensureConsole } from "./ensure-console.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openBrowser } from "./open-browser.ts";
import { openWindows } from "./open-windows.ts";
import type { Windows } from "./open-windows.ts";
import { section } from "./people.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

const OWNER = { name: "Olga Owner", email: "olga@example.com", password: "correct horse battery" } as const;

let issuer: TestIssuer;
let service: Service;
let browser: Browser;
let windows: Windows;
let owner: Page;
let url = "";
let folder = "";
/** Beside the other, since PostgreSQL may run as another user who cannot pass through. */
let data = "";

beforeAll(async () => {
  issuer = await openIssuer("countersign");
  folder = await mkdtemp(join(tmpdir(), "countersign-sso-"));
  data = await mkdtemp(join(tmpdir(), "countersign-sso-data-"));
  url = `http://127.0.0.1:${await freePort(0)}`;
  await writeFile(join(folder, "countersign.yaml"), configuration());
  await ensureConsole();
  service = startService(["serve", "--config", join(folder, "countersign.yaml")]);
  browser = await openBrowser();
  windows = openWindows(browser, url);
}, 120_000);
afterAll(async () => {
  await browser.close();
  // its database ends with it, and lets go of the folder
  await service.interrupt();
  await issuer.close();
  for (const place of [folder, data]) await rm(place, { recursive: true, force: true });
});

function configuration(): string {
  const { port } = new URL(url);
  return `server:
  publicUrl: ${url}
  port: ${port}
  host: 127.0.0.1
  allowPrivateHosts: true
  dataDir: ${data}
  signIn: { issuer: "${issuer.url}", clientId: countersign, clientSecret: client-secret-0001, allowedDomains: [example.com] }
accounts:
  acme:
    timezone: Europe/Stockholm
    kommo: { subdomain: acme, token: kommo-token-of-acme, webhookSecret: door-of-acme-0001, baseUrl: "http://127.0.0.1:9" }
    connections: {}
    playbooks: []
`;
}

/** Presses the button, is whoever the issuer says, and comes back. */
async function come(claims: Claims): Promise<Page> {
  issuer.person = claims;
  const page = await windows.open();
  await page.goto("/a/acme/you");
  await page.getByRole("button", { name: "Sign in with single sign-on" }).click();
  return page;
}

test("the first owner comes by the link that the terminal shows, and chooses a password", async () => {
  const link = await eventually(
    "the terminal shows the link",
    () => /http:\/\/\S+\/welcome#\S+/u.exec(service.out)?.[0],
    60_000,
  );
  owner = await windows.open();
  await owner.goto(link);
  expect(await inspectDialog(owner)).toEqual([]);
  await owner.getByLabel("Your name").fill(OWNER.name);
  await owner.getByLabel("E-mail address").fill(OWNER.email);
  await owner.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await owner.getByRole("button", { name: "Become the owner" }).click();
  await owner.waitForURL("**/a/acme/overview");
});

test("who has a verified address of an allowed domain comes in, to the page that was asked for", async () => {
  const ann = await come({ sub: "1", email: "ann@example.com", email_verified: true, name: "Ann Allowed" });
  await ann.waitForURL("**/a/acme/you");
  expect(await isShown(section(ann, "You").getByText("ann@example.com"))).toBe(true);
  expect(await isShown(ann.getByText("your second factor is set up there"))).toBe(true);
  expect(await section(ann, "Password").count()).toBe(0);
  await ann.goto("/a/acme/settings");
  expect(await isShown(section(ann, "People").getByText("Ann Allowed (you)"))).toBe(true);
  expect(await section(ann, "People").getByRole("button", { name: "Invite" }).count()).toBe(0);
  // who began with a password may have written any address
  const olga = section(ann, "People").getByText(`${OWNER.email} · in every account · address not proven`);
  expect(await isShown(olga)).toBe(true);
});

test("who has an address of another domain is refused in plain words", async () => {
  const eve = await come({ sub: "2", email: "eve@elsewhere.example", email_verified: true, name: "Eve" });
  expect(await isShown(eve.getByRole("alert").getByText(/Ask an owner for an invitation/))).toBe(true);
  expect(await inspectDialog(eve)).toEqual([]);
  await eve.goto("/a/acme/overview");
  expect(await isShown(eve.getByRole("heading", { name: "Sign in" }))).toBe(true);
});

test("an address that has a password here is told to use it", async () => {
  const page = await come({ sub: "3", email: OWNER.email, email_verified: true, name: "Not Olga" });
  expect(await isShown(page.getByRole("alert").getByText(/has a password here: sign in with that/))).toBe(
    true,
  );
});

test("signed in, the owner connects single sign-on, and comes in by it from then on", async () => {
  await owner.goto("/a/acme/you");
  const part = section(owner, "Single sign-on");
  issuer.person = { sub: "4", email: "other@example.com", email_verified: true, name: "Not Olga" };
  await part.getByRole("button", { name: "Connect single sign-on" }).click();
  expect(await isShown(part.getByRole("alert").getByText(/another address than here/))).toBe(true);
  expect(await inspectDialog(owner)).toEqual([]);
  issuer.person = { sub: "3", email: OWNER.email, email_verified: true, name: "Olga at the issuer" };
  await part.getByRole("button", { name: "Connect single sign-on" }).click();
  expect(await isShown(part.getByText(/^Connected: you come in by single sign-on or with/))).toBe(true);
  const again = await come(issuer.person);
  await again.waitForURL("**/a/acme/you");
  expect(await isShown(section(again, "You").getByText("Owner of the whole installation"))).toBe(true);
});

test("the owner sees who came in and who was kept out, and that a file rules the settings", async () => {
  await owner.goto("/a/acme/settings");
  const changes = section(owner, "Changes");
  expect(await isShown(changes.getByText("Signed in by single sign-on"))).toBe(true);
  expect(await isShown(changes.getByText(/^eve@elsewhere\.example came by single sign-on/))).toBe(true);
  expect(await section(owner, "Account acme").getByRole("button", { name: "Save" }).count()).toBe(0);
  expect(await section(owner, "Installation").getByRole("button").count()).toBe(0);
  expect(await isShown(owner.getByText(/configuration file/i))).toBe(true);
});

test("nothing went wrong on any page meanwhile, and nobody was asked but the issuer", () => {
  expect(windows.troubles().filter((one) => !one.startsWith(`external: ${issuer.url}/authorize?`))).toEqual(
    [],
  );
});
