import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 60_000 });

let visit: Visit;
let page: Page;

beforeAll(async () => {
  visit = await openVisit();
  ({ page } = visit);
}, 120_000);
afterAll(() => visit.close());

const section = (title: string | RegExp): Locator => page.getByRole("region", { name: title });

async function enterToken(token: string): Promise<void> {
  await page.goto("/a/demo/connections/oneflow");
  await page.getByRole("textbox", { name: /^API token/u }).fill(token);
  const saved = page.waitForResponse((response) => response.request().method() === "PUT");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  expect((await saved).status()).toBe(200);
}

async function win(deal: string): Promise<void> {
  await page.goto("/sandbox");
  await page
    .locator(".cs-board .cs-deal", { hasText: deal })
    .getByRole("button", { name: /^Move Deal/u })
    .click();
  await page.getByRole("menuitem", { name: "Won", exact: true }).click();
}

const paper = (): Locator => page.locator('[data-inbox="oneflow"]').getByText("Waits for a signature");

test("a token that is refused is told where people look, with the way out", async () => {
  await enterToken("a-token-that-was-revoked");
  await win("Deal 1:");
  await page.goto("/a/demo/attention");
  expect(await isShown(page.getByText(/credentials were refused/u))).toBe(true);
  await page.goto("/a/demo/connections");
  const card = page.getByRole("article").filter({ has: page.getByText("oneflow", { exact: true }) });
  expect(await isShown(card.getByText("Broken"))).toBe(true);
  await card.getByRole("link", { name: "Oneflow" }).click();
  expect(await isShown(page.getByText("Oneflow needs you"))).toBe(true);
  expect(await isShown(page.getByText(/Create a new token or key and enter it/u))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
});

test("a new token alone makes it alive again, and the contract that waited goes out", async () => {
  await enterToken(SANDBOX_CREDENTIALS.oneflow.apiToken);
  expect(await isShown(page.getByText("Works", { exact: true }), 40_000)).toBe(true);
  await page.goto("/sandbox");
  expect(await isShown(paper(), 40_000)).toBe(true);
  await page.goto("/a/demo/attention");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => page.getByText(/credentials were refused/u).count(), { timeout: 20_000 }).toBe(0);
});

test("the connection tells when it was last called and last heard of", async () => {
  await page.goto("/a/demo/connections/kommo");
  const facts = section("How it stands");
  expect(await isShown(facts.getByText("Last delivery"))).toBe(true);
  expect(await facts.getByText("never").count()).toBe(0);
});

test("a connection that playbooks go through is not removed, and the dialog names them", async () => {
  await page.goto("/a/demo/connections/oneflow");
  await page.getByRole("button", { name: "Remove" }).click();
  const dialog = page.getByRole("dialog");
  expect(await isShown(dialog.getByText(/^The playbook “Sales agreement” goes through it\./u))).toBe(true);
  expect(await dialog.getByRole("button", { name: "Remove" }).isDisabled()).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
});

test("Kommo, which every playbook needs, is removed only after a second question", async () => {
  await page.goto("/a/demo/connections/kommo");
  await page.getByRole("button", { name: "Remove" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Remove" }).click();
  expect(await isShown(dialog.getByText(/Every playbook needs Kommo/u))).toBe(true);
  expect(await isShown(dialog.getByRole("checkbox", { name: "Remove it all the same" }))).toBe(true);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
});

test("without a playbook it is removed after a second question, although a contract is under way", async () => {
  const headers = { "sec-fetch-site": "same-origin" };
  const playbook = "/api/accounts/demo/playbooks/sales-agreement?despite=true";
  expect((await page.request.delete(playbook, { headers })).ok()).toBe(true);
  await page.goto("/a/demo/connections/oneflow");
  await page.getByRole("button", { name: "Remove" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Remove" }).click();
  expect(await isShown(dialog.getByText(/One contract is under way there/u))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await dialog.getByRole("checkbox", { name: "Remove it all the same" }).check();
  await dialog.getByRole("button", { name: "Remove" }).click();
  expect(await isShown(page.getByText(/^Oneflow.* was removed\.$/u))).toBe(true);
  await page.waitForURL("**/connections");
  const cards = page.getByRole("article").filter({ has: page.getByText("oneflow", { exact: true }) });
  await expect.poll(() => cards.count()).toBe(0);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
