import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { dragTo } from "./drag-to.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";
import { takePicture } from "./take-picture.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

// docs/tutorial.md tells what these tests do, in the same order, and shows their pictures
let visit: Visit;
let page: Page;
/** Where the sandbox listens. */
let sandbox = "";

beforeAll(async () => {
  visit = await openVisit({ isEmpty: true });
  ({ page, sandbox } = visit);
}, 120_000);
afterAll(() => visit.close());

const section = (title: string | RegExp): Locator => page.getByRole("region", { name: title });

/** Chooses from a list by what people read. */
async function choose(label: string | RegExp, option: string | RegExp, within: Locator | Page = page) {
  await within.getByRole("combobox", { name: label }).first().click();
  await page.getByRole("option", { name: option }).first().click();
}

async function fill(label: string | RegExp, value: string): Promise<void> {
  await page.getByRole("textbox", { name: label }).first().fill(value);
}

/** Pages that were opened so far, by their paths. */
function followPages(): readonly string[] {
  const paths: string[] = [];
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) paths.push(new URL(frame.url()).pathname);
  });
  return paths;
}

/** To a page, by the navigation beside it. */
async function goTo(name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name, exact: true }).click();
}

/** What the overview says to do next. */
async function nextStep(name: string): Promise<void> {
  await goTo("Overview");
  const step = section("First steps").getByRole("listitem").filter({ hasText: name });
  await step.getByRole("link", { name: "Begin" }).click();
}

async function save(): Promise<void> {
  await page.getByRole("button", { name: /^Save/ }).click();
  await page.getByText("Saved. It is in force within seconds.").last().waitFor();
}

test("the one-time link makes its holder the owner, who makes the first account", async () => {
  await page.goto("/");
  expect(await isShown(page.getByText("Nobody owns this installation yet. Open the link"))).toBe(true);
  await page.goto(visit.demo.link);
  await page.getByRole("button", { name: "Enter" }).click();
  await fill(/^Name$/, "Acme & Söhne");
  expect(await isShown(page.getByText("In addresses: acme-sohne"))).toBe(true);
  await takePicture(page, "tutorial-1-account");
  const visited = followPages();
  await page.getByRole("button", { name: "Create the account" }).click();
  expect(await isShown(section("First steps").getByText("Connect Kommo"))).toBe(true);
  await section("First steps").getByRole("link", { name: "Begin" }).click();
  expect(await isShown(page.getByRole("heading", { level: 1, name: "Kommo" }))).toBe(true);
  // nothing led elsewhere in between
  expect(visited).toEqual(["/a/acme-sohne/overview", "/a/acme-sohne/connections/kommo"]);
});

test("Kommo is connected by its token, told to call us, and checked", async () => {
  await fill("Subdomain", "sandbox");
  await fill(/^Token/, "sandbox-kommo-token");
  await page.getByRole("button", { name: "Further settings" }).click();
  await fill("Base URL", `${sandbox}/kommo`);
  await save();
  await page.getByRole("button", { name: "Register at Kommo" }).click();
  expect(await isShown(section(/calls us/).getByText("In order:"))).toBe(true);
  await page.getByRole("button", { name: "Check now" }).click();
  expect(await isShown(section("Check").getByText("In order:"))).toBe(true);
  // this Kommo has a field “Contract ID” already
  await fill("Name of the field", "Contract number");
  await page.getByRole("button", { name: "Make it in Kommo" }).click();
  expect(await isShown(page.getByText(/The field “Contract number”|Deals have the field/))).toBe(true);
  await takePicture(page, "tutorial-2-kommo");
});

test("a vendor is connected, told to call us, and checked", async () => {
  await nextStep("Connect a vendor");
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
  await nextStep("Build a playbook");
  await fill(/^Name$/, "Sales agreement");
  expect(await isShown(page.getByText("In addresses: sales-agreement"))).toBe(true);
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
  await page.getByText("Sales agreement is on.").waitFor();
  await goTo("Sandbox");
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
  expect(await isShown(section("About it").getByText("Sales agreement"))).toBe(true);
  await takePicture(page, "tutorial-9-contract");
});

test("account and playbook get other names later, and keep their addresses", async () => {
  await goTo("Playbooks");
  await page.getByRole("link", { name: "Sales agreement" }).click();
  await fill(/^Name$/, "Договор – Sales");
  await save();
  expect(await isShown(page.getByRole("heading", { level: 1, name: "Договор – Sales" }))).toBe(true);
  expect(new URL(page.url()).pathname).toBe("/a/acme-sohne/playbooks/sales-agreement");
  await goTo("Contracts");
  expect(await isShown(page.getByRole("cell", { name: "Договор – Sales" }))).toBe(true);
  await goTo("Settings");
  const account = section("Account Acme & Söhne");
  await account.getByRole("textbox", { name: "Name" }).fill("Acme Group");
  await account.getByRole("button", { name: "Save" }).click();
  expect(await isShown(section("Account Acme Group").getByText("In addresses: acme-sohne"))).toBe(true);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
