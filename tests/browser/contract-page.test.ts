import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Hand } from "./create-hand.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";
import { accept, invite } from "./people.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;
/** Of somebody who may only look. */
let viewer: Page;
let hand: Hand;
let signed = "";

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand } = visit);
  signed = await hand.win("Deal 1:", "sent");
  await hand.act(signed, "sign-all");
  await hand.contract("Deal 1:", "signed");
  await hand.win("Deal 12:", "failed");
}, 120_000);
afterAll(() => visit.close());

const region = (name: string, on = page): Locator => on.getByRole("region", { name, exact: true });

test("it tells where the contract stands, who signed, and the way to the deal", async () => {
  await page.goto(`/a/demo/contracts/${signed}`);
  const stands = region("Where it stands").getByText(/^Signed by Žofie D'Angelo on .* is in the archive\.$/);
  expect(await isShown(stands)).toBe(true);
  expect(await isShown(region("Signers").getByText("Signed", { exact: true }))).toBe(true);
  const facts = region("About it");
  // no link of a demo leads out of it
  const deal = facts.getByRole("link", { name: "Open the sandbox" });
  expect(await deal.getAttribute("href")).toBe("/sandbox");
  const vendor = facts.getByRole("link", { name: "Open the inbox of Oneflow" });
  expect(await vendor.getAttribute("href")).toBe("/sandbox");
  expect(await facts.innerText()).toContain("Manager\nAda Öberg");
});

test("the values that were sent are shown", async () => {
  const values = region("Values sent");
  const row = values.getByRole("row").filter({ hasText: "client_email" });
  expect(await isShown(row.getByText("person1@example.com"))).toBe(true);
  expect(await isShown(values.getByText("Standard agreement"))).toBe(true);
});

test("the document that is downloaded has the hash that is shown", async () => {
  const documents = region("Documents");
  const shown = documents.getByRole("listitem").filter({ hasText: "Signed contract" });
  const told = await shown.getByText(/^SHA-256 /).getAttribute("title");
  const coming = page.waitForEvent("download");
  await shown.getByRole("link", { name: /^Download / }).click();
  const download = await coming;
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  expect(hash("sha256", bytes)).toBe(told);
});

test("a preview opens the document, or says how to where this browser shows no PDFs", async () => {
  await region("Documents")
    .getByRole("button", { name: /^Preview / })
    .click();
  const dialog = page.getByRole("dialog");
  const open = dialog.getByRole("link", { name: /^Open in a new tab/ });
  const address = (await open.getAttribute("href")) ?? "";
  const answer = await page.request.get(address);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect(answer.headers()["content-security-policy"]).not.toMatch(/sandbox|-src/u);
  const hasViewer = await page.evaluate<boolean>("navigator.pdfViewerEnabled");
  const inside = hasViewer ? dialog.locator("iframe") : dialog.getByText(/shows no PDFs inside a page/);
  expect(await isShown(inside)).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("each call opens with request and answer, and holds no secret", async () => {
  const calls = region("Calls");
  const all = calls.getByRole("button", { name: /^Show all/ });
  if ((await all.count()) > 0) await all.click();
  const create = calls.getByRole("button", { name: /^Oneflow: create the contract/ });
  await create.click();
  const request = calls.getByLabel("Request", { exact: true }).filter({ hasText: "client_name" });
  expect(await isShown(request)).toBe(true);
  const told = await (await page.request.get(`/api/accounts/demo/contracts/${signed}/calls`)).text();
  expect(told).toContain("client_name");
  expect(told).not.toMatch(/sandbox-oneflow-token|sandbox-kommo-token/u);
  expect(await inspectDialog(page)).toEqual([]);
});

test("a viewer is invited, and sees every page", async () => {
  await page.goto("/a/demo/settings");
  const link = await invite(page, "victor@example.com", "Viewer");
  viewer = await visit.open();
  await accept(viewer, link, { name: "Victor Viewer", password: "a long enough passphrase" });
  for (const [address, heading] of [
    ["overview", "Overview"],
    ["contracts", "Contracts"],
    ["attention", "Needs attention"],
    ["playbooks", "Playbooks"],
    ["connections", "Connections"],
    ["deliveries", "Deliveries"],
  ] as const) {
    await viewer.goto(`/a/demo/${address}`);
    expect(await isShown(viewer.getByRole("heading", { level: 1, name: heading }))).toBe(true);
  }
});

test("a viewer reads a contract and is offered nothing that changes it", async () => {
  await viewer.goto(`/a/demo/contracts/${signed}`);
  expect(await isShown(region("Where it stands", viewer).getByText(/^Signed by/))).toBe(true);
  expect(await isShown(region("Documents", viewer).getByRole("link", { name: /^Download / }))).toBe(true);
  for (const name of ["Look now", "Send again", "More actions"])
    expect(await viewer.getByRole("button", { name }).count()).toBe(0);
  await viewer.goto("/a/demo/attention");
  expect(await isShown(viewer.getByRole("link", { name: /^Deal 12:/ }))).toBe(true);
  expect(await viewer.getByRole("checkbox").count()).toBe(0);
  expect(await viewer.getByRole("button", { name: /resume/i }).count()).toBe(0);
  await viewer.goto("/a/demo/deliveries");
  await viewer
    .getByRole("link", { name: /^Open the delivery of/ })
    .first()
    .click();
  const drawer = viewer.getByRole("dialog");
  expect(await isShown(drawer.getByText("What it was about"))).toBe(true);
  expect(await drawer.getByRole("button", { name: "Replay" }).count()).toBe(0);
  await viewer.goto("/a/demo/playbooks");
  const controls = viewer.getByRole("main").getByRole("switch");
  for (const control of await controls.all()) expect(await control.isDisabled()).toBe(true);
  expect(await viewer.getByRole("link", { name: "New playbook" }).count()).toBe(0);
});

test("what a viewer's page does not offer is refused to the viewer's browser as well", async () => {
  const headers = { "sec-fetch-site": "same-origin" };
  for (const path of [`contracts/${signed}/look`, `contracts/${signed}/withdraw`, "attention/resume"]) {
    const answer = await viewer.request.post(`/api/accounts/demo/${path}`, {
      data: path.startsWith("attention") ? { references: [signed] } : {},
      headers,
    });
    expect([path, answer.status()]).toEqual([path, 403]);
  }
});

test("a viewer is not offered what only owners do, and is told so", async () => {
  await viewer.goto("/a/demo/connections/kommo");
  expect(
    await isShown(viewer.getByText("You see how it stands. Only an owner of this account can change it.")),
  ).toBe(true);
  await viewer.goto("/a/demo/connections/+new");
  expect(await isShown(viewer.getByText("Only an owner of this account can connect a vendor."))).toBe(true);
  expect(await viewer.getByRole("textbox").count()).toBe(0);
});

test("outside the demo a contract leads to its page at the vendor, in a new tab", async () => {
  const other = await page.context().newPage();
  await other.route("**/api/session", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), sandbox: false } });
  });
  await other.route(`**/contracts/${signed}`, async (route) => {
    if (route.request().resourceType() === "document") return route.continue();
    const answer = await route.fetch();
    const links = { vendor: "https://app.vendor.example/contracts/1000001" };
    await route.fulfill({ response: answer, json: { ...(await answer.json()), links } });
  });
  await other.goto(`/a/demo/contracts/${signed}`);
  const link = region("About it", other).getByRole("link", { name: /^Open at Oneflow/ });
  expect(await link.getAttribute("href")).toBe("https://app.vendor.example/contracts/1000001");
  expect(await link.getAttribute("target")).toBe("_blank");
  expect(await link.getAttribute("rel")).toBe("noreferrer noopener");
  await other.close();
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
