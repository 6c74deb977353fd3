import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { DEMO_COUNTS, DEMO_SEED, demoConfig, demoHookUrls, layOutPapers } from "../../src/cli/demo-config.ts";
import { freePort } from "../../src/cli/demo-place.ts";
import { eventually, startService } from "../../src/cli/service.testkit.ts";
import type { Service } from "../../src/cli/service.testkit.ts";
import { createDeal } from "../town.ts";
import { ensureConsole } from "./ensure-console.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openBrowser } from "./open-browser.ts";
import { openPage } from "./open-page.ts";
import type { Watched } from "./open-page.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

const RULES = "A configuration file rules this installation: change it there.";

let sandbox: Sandbox;
let service: Service;
let browser: Browser;
let watched: Watched;
let page: Page;
let url = "";
const places: string[] = [];

beforeAll(async () => {
  sandbox = await createSandbox({ port: 0, kommoLimit: null, seed: DEMO_SEED, town: DEMO_COUNTS });
  const port = await freePort(0);
  url = `http://127.0.0.1:${port}`;
  for (const name of ["file", "data"])
    places.push(await mkdtemp(join(tmpdir(), `countersign-rules-${name}-`)));
  const [folder = "", data = ""] = places;
  const papers = join(folder, "papers");
  await mkdir(papers);
  await layOutPapers(papers);
  const file = join(folder, "countersign.yaml");
  await writeFile(file, demoConfig(sandbox, port, papers));
  await ensureConsole();
  service = startService(["serve", "--config", file, "--data", data]);
  const link = await eventually(
    "it says its owner's link",
    () => /http:\/\/\S+\/welcome#\S+/u.exec(service.out)?.[0],
    60_000,
  );
  await openDoors();
  browser = await openBrowser();
  watched = await openPage(browser, url);
  ({ page } = watched);
  await page.goto(link);
  await becomeOwner();
}, 120_000);
afterAll(async () => {
  await browser.close();
  // its database ends with it, and lets go of the folder
  await service.interrupt();
  await sandbox.close();
  for (const place of places) await rm(place, { recursive: true, force: true });
});

async function openDoors(): Promise<void> {
  const { kommo, vendors } = demoHookUrls(url);
  const events = ["status_lead", "add_lead", "update_lead"];
  await sandbox.control("kommo", "subscribe", { url: kommo, events });
  for (const [vendor, address] of Object.entries(vendors))
    await sandbox.control(vendor, "setCallbackUrl", { url: address });
}

async function becomeOwner(): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("Olga Owner");
  await page.getByRole("textbox", { name: "E-mail address" }).fill("olga@example.com");
  await page.getByLabel("Password").first().fill("correct horse battery");
  await page.getByRole("button", { name: "Become the owner" }).click();
  await page.waitForURL("**/a/demo/overview");
}

const button = (name: string | RegExp): Locator => page.getByRole("button", { name });

/** Fields in which somebody could type or choose; those that only filter or try something out may stay. */
async function openFields(within: Locator): Promise<readonly string[]> {
  return within
    .locator("input:visible, textarea:visible")
    .evaluateAll((all) =>
      all
        .filter((one) => one.matches(":not([readonly]):not(:disabled)"))
        .map((one) => one.getAttribute("aria-label") ?? one.id),
    );
}

/** The page says who rules, nothing on it can be typed into, and it is laid out well. */
async function expectReadOnly(within: Locator): Promise<void> {
  expect(await isShown(page.getByText(RULES))).toBe(true);
  expect(await openFields(within)).toEqual([]);
  expect(await inspectDialog(page)).toEqual([]);
}

test("the list of playbooks says that the file rules; nothing is made or switched there", async () => {
  await page.goto("/a/demo/playbooks");
  await page.getByRole("link", { name: "Sales agreement" }).waitFor();
  await expectReadOnly(page.locator("main"));
  expect(
    await button("New playbook")
      .or(page.getByRole("link", { name: "New playbook" }))
      .count(),
  ).toBe(0);
});

test("a playbook is shown with all it does, and cannot be changed, removed or rolled back", async () => {
  await page.getByRole("link", { name: "Sales agreement" }).click();
  await page.getByRole("group", { name: "Title of the contract, as it reads" }).waitFor();
  await button(/^Signed by all/).waitFor();
  await expectReadOnly(page.locator(".cs-editor > :first-child"));
  for (const name of ["Save", "Remove the playbook", "Add a condition", "Add a signer", "Add a field"])
    expect(await button(name).count(), name).toBe(0);
  await button("History").click();
  await page.getByRole("dialog").getByRole("listitem").first().waitFor();
  expect(await button(/^Roll back/).count()).toBe(0);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
});

test("it can be tried all the same: dry run, check, and a test send to oneself", async () => {
  const preview = page.getByRole("region", { name: "Dry run" });
  expect(await isShown(preview.getByText(/It would go out/))).toBe(true);
  await button("Check now").click();
  expect(await isShown(page.getByRole("region", { name: "Check" }).getByText("In order:").first())).toBe(
    true,
  );
  await button("Test send").click();
  await button("Send it to me").click();
  expect(await isShown(page.getByText("Look into the mailbox of olga@example.com."))).toBe(true);
  await button("Done").click();
});

test("connections are shown and checked, and cannot be changed", async () => {
  await page.goto("/a/demo/connections");
  await page.getByRole("link", { name: /Kommo/ }).first().waitFor();
  expect(await isShown(page.getByText(RULES))).toBe(true);
  expect(await page.getByRole("link", { name: "Connect a vendor" }).count()).toBe(0);
  for (const id of ["oneflow", "kommo"]) {
    await page.goto(`/a/demo/connections/${id}`);
    await button("Check now").waitFor();
    await expectReadOnly(page.locator("main form"));
    for (const name of [/^Save/, /^Remove/]) expect(await button(name).count(), String(name)).toBe(0);
  }
  await button("Check now").click();
  expect(await isShown(page.getByRole("region", { name: "Check" }).getByText("In order:").first())).toBe(
    true,
  );
});

test("settings that the file holds are read-only; people and keys are not the file's", async () => {
  await page.goto("/a/demo/settings");
  await page.getByRole("button", { name: /^Invite/ }).waitFor();
  expect(await isShown(page.getByText(RULES).first())).toBe(true);
  for (const label of ["Time zone"]) {
    const field = page.getByRole("combobox", { name: label }).or(page.getByRole("textbox", { name: label }));
    expect(await field.first().evaluate((one) => one.matches("[readonly], :disabled")), label).toBe(true);
  }
  expect(await button(/^Import/).count()).toBe(0);
});

test("the API refuses whoever goes round the page, and says where to go", async () => {
  const headers = { "sec-fetch-site": "same-origin" };
  const { playbook } = await (await page.request.get("/api/accounts/demo/playbooks/sales-agreement")).json();
  for (const answer of [
    await page.request.put("/api/accounts/demo/playbooks/sales-agreement", { data: { playbook }, headers }),
    await page.request.post("/api/accounts/demo/playbooks/sales-agreement/off", { headers }),
    await page.request.delete("/api/accounts/demo/playbooks/sales-agreement", { headers }),
    await page.request.delete("/api/accounts/demo/connections/oneflow", { headers }),
  ]) {
    expect(answer.status()).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: { code: "read_only", help: expect.stringContaining("Edit the file") },
    });
  }
});

test("contracts are looked after as ever: one goes out, and is withdrawn from the page", async () => {
  const id = await createDeal(sandbox);
  await sandbox.control("kommo", "moveDeal", { id: Number(id), stage: "Won" });
  await page.goto("/a/demo/contracts");
  await page.locator('a[href*="/contracts/CS-"]:visible').first().click();
  await page.getByText("Out for signature at").waitFor();
  await button("More actions").click();
  await page.getByRole("menuitem", { name: /^Withdraw/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Written by the file's rules");
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  expect(await isShown(page.getByText(/Olga Owner/).last())).toBe(true);
  expect(await isShown(page.getByText(/withdrawn/i).first())).toBe(true);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(watched.troubles).toEqual([]);
});
