import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { dragTo } from "./drag-to.ts";
import { isShown } from "./is-shown.ts";
import { openBrowser } from "./open-browser.ts";
import { openDemo } from "./open-demo.ts";
import type { Demo } from "./open-demo.ts";
import { openPage } from "./open-page.ts";
import type { Watched } from "./open-page.ts";
import { takePicture } from "./take-picture.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

// docs/tutorial.md tells what these tests do, in the same order, and shows their pictures
let demo: Demo;
let browser: Browser;
let watched: Watched;
let page: Page;
/** Where the sandbox listens. */
let sandbox = "";

beforeAll(async () => {
  [demo, browser] = await Promise.all([openDemo("--empty"), openBrowser()]);
  sandbox = /baseUrl: (http:\/\/[^/]+)\/kommo/u.exec(demo.service.out)?.[1] ?? "";
  watched = await openPage(browser, demo.url);
  ({ page } = watched);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await demo.service.kill();
});

const section = (title: string | RegExp): Locator => page.getByRole("region", { name: title });

/** Chooses from a list by what people read. */
async function choose(label: string | RegExp, option: string | RegExp, within: Locator | Page = page) {
  await within.getByRole("combobox", { name: label }).first().click();
  await page.getByRole("option", { name: option }).first().click();
}

async function fill(label: string | RegExp, value: string): Promise<void> {
  await page.getByRole("textbox", { name: label }).first().fill(value);
}

async function save(): Promise<void> {
  await page.getByRole("button", { name: /^Save/ }).click();
  await page.getByText("Saved. It is in force within seconds.").last().waitFor();
}

test("the one-time link makes its holder the owner, who makes the first account", async () => {
  await page.goto(demo.link);
  await page.getByRole("button", { name: "Enter" }).click();
  await fill("Short name", "acme");
  await takePicture(page, "tutorial-1-account");
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.waitForURL("**/a/acme/overview");
  expect(await isShown(page.getByRole("heading", { level: 1 }))).toBe(true);
});

test("Kommo is connected by its token, told to call us, and checked", async () => {
  await page.goto("/a/acme/connections/kommo");
  await fill("Subdomain", "sandbox");
  await fill(/^Token/, "sandbox-kommo-token");
  await page.getByRole("button", { name: "Further settings" }).click();
  await fill("Base URL", `${sandbox}/kommo`);
  await save();
  await page.getByRole("button", { name: "Register at Kommo" }).click();
  expect(await isShown(section(/calls us/).getByText("In order:"))).toBe(true);
  await page.getByRole("button", { name: "Check now" }).click();
  expect(await isShown(section("Check").getByText("In order:"))).toBe(true);
  await page.getByRole("button", { name: "Make it in Kommo" }).click();
  expect(await isShown(page.getByText(/The field “Contract ID”/))).toBe(true);
  await takePicture(page, "tutorial-2-kommo");
});

test("a vendor is connected, told to call us, and checked", async () => {
  await page.goto("/a/acme/connections");
  await page.getByRole("link", { name: "Connect a vendor" }).click();
  await page.getByRole("button", { name: /^Oneflow/ }).click();
  await takePicture(page, "tutorial-3-vendor");
  await fill("API token", "sandbox-oneflow-token");
  await fill("User email", "ada.owner@example.com");
  await fill("Workspace", "Sales");
  await page.getByRole("button", { name: "Make one up" }).click();
  await page.getByRole("button", { name: "Further settings" }).click();
  await fill("Base URL", `${sandbox}/oneflow/v1`);
  await save();
  await page.getByRole("button", { name: "Register at Oneflow" }).click();
  expect(await isShown(section(/calls us/).getByText("In order:"))).toBe(true);
  await page.getByRole("button", { name: "Check now" }).click();
  expect(await isShown(section("Check").getByText("In order:"))).toBe(true);
  await takePicture(page, "tutorial-4-checked");
});

test("a playbook is built by mouse, from what Kommo and the vendor have", async () => {
  await page.goto("/a/acme/playbooks");
  await page.getByRole("link", { name: "New playbook" }).first().click();
  await fill(/^Name$/, "sales-agreement");
  await choose("A deal in the pipeline", "Sales");
  await choose("enters the stage", "Won");
  await choose("Connection", /^Oneflow/);
  await choose("Template", "Standard agreement");
  expect(await isShown(page.getByText("client_name"))).toBe(true);
  await takePicture(page, "tutorial-5-playbook");
  await choose("Move the deal to the stage", "Contract signed");
  await takePicture(page, "tutorial-6-outcomes");
});

test("a dry run shows what a real deal would get", async () => {
  await page.getByRole("combobox", { name: "Try it with the deal" }).fill("Deal 5:");
  await page.getByRole("option", { name: /^Deal 5:/ }).click();
  expect(await isShown(page.getByText(/It would go out/))).toBe(true);
  expect(await isShown(page.getByText("person5@example.com"))).toBe(true);
  await takePicture(page, "tutorial-7-dry-run");
  await page.getByRole("button", { name: "Create playbook" }).click();
  expect(await isShown(page.getByText(/Created, and still switched off/))).toBe(true);
});

test("it is switched on, and the next deal is seen through to signed", async () => {
  await page.getByRole("switch").first().click({ force: true });
  await page.getByRole("dialog").getByRole("button", { name: "Switch on" }).click();
  await page.getByText("sales-agreement is on.").waitFor();
  await page.goto("/sandbox");
  const won = page.locator('.cs-column[data-stage="Won"]');
  await won.getByText("Starts a contract").waitFor();
  await dragTo(page, page.locator(".cs-board .cs-deal", { hasText: "Deal 5:" }), won);
  const inbox = page.locator('[data-inbox="oneflow"]');
  await inbox.getByRole("button", { name: /^Sign / }).click();
  const signed = page.locator('.cs-column[data-stage="Contract signed"]');
  expect(await isShown(signed.getByText("Deal 5:"))).toBe(true);
  await takePicture(page, "tutorial-8-signed");
  await inbox.getByRole("link", { name: "In the console" }).click();
  expect(await isShown(page.getByText(/the signed PDF is in the archive/))).toBe(true);
  await takePicture(page, "tutorial-9-contract");
});

test("nothing went wrong on any page meanwhile", () => {
  expect(watched.troubles).toEqual([]);
});
