import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Hand } from "./create-hand.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { inspectPage } from "./inspect-page.ts";
import { isShown } from "./is-shown.ts";
import { NARROW, WIDE } from "./open-page.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

const SOON = { timeout: 20_000 } as const;

let visit: Visit;
let page: Page;
let hand: Hand;

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand } = visit);
}, 120_000);
afterAll(() => visit.close());

const region = (name: string): Locator => page.getByRole("region", { name, exact: true });

async function mood(side: string, news: "well" | "dropped"): Promise<void> {
  const headers = { "sec-fetch-site": "same-origin" };
  const answer = await page.request.put(`/api/sandbox/moods/${side}`, {
    data: { calls: "well", news },
    headers,
  });
  if (!answer.ok()) throw new Error(await answer.text());
}

test("more time is always later than the deadline that there is", async () => {
  const reference = await hand.win("Deal 1:", "sent");
  await page.goto(`/a/demo/contracts/${reference}`);
  const deadline = async (): Promise<number> => {
    const answer = await page.request.get(`/api/accounts/demo/contracts/${reference}`);
    return Date.parse(Object(await answer.json()).expiresAt);
  };
  const before = await deadline();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Give more time" }).click();
  const dialog = page.getByRole("dialog");
  expect(await isShown(dialog.getByText(/^The deadline is .* now\. With this, the signers have until/))).toBe(
    true,
  );
  const days = dialog.getByLabel("Days from now");
  expect(Number(await days.inputValue())).toBeGreaterThan(Number(await days.getAttribute("min")));
  expect(await inspectDialog(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Give more time" }).click();
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(deadline, SOON).toBeGreaterThan(before + 13 * 86_400_000);
  const early = await page.request.post(`/api/accounts/demo/contracts/${reference}/extend`, {
    data: { days: 1 },
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect([early.status(), await early.text()]).toEqual([
    409,
    expect.stringContaining("would take time away"),
  ]);
});

test("a broken connection is counted, and named, where the overview says what needs attention", async () => {
  await enterToken("a-token-that-was-revoked");
  const reference = await hand.contract("Deal 1:", "sent");
  const look = await page.request.post(`/api/accounts/demo/contracts/${reference}/look`, {
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(look.status()).toBe(200);
  await page.goto("/a/demo/overview");
  const tile = region("Contracts now").getByRole("link", { name: /^Needs attention/ });
  await expect.poll(() => tile.innerText(), SOON).toMatch(/1\s+Oneflow is broken/u);
  const badge = page.getByRole("navigation").getByRole("link", { name: /^Needs attention/ });
  expect(await badge.innerText()).toContain("1");
  expect(await isShown(region("Health").getByText(/The answer was 401/))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await enterToken("sandbox-oneflow-token");
  await page.goto("/a/demo/overview");
  await expect.poll(() => tile.innerText(), SOON).toMatch(/0\s+Nothing needs you/u);
});

test("what a vendor did not tell is counted once it is clear that no word comes", async () => {
  const reference = await hand.contract("Deal 1:", "sent");
  await page.goto("/a/demo/overview");
  const missed = region("Missed notifications");
  expect(await isShown(missed.getByText(/told us of every change themselves/))).toBe(true);
  await mood("oneflow", "dropped");
  await hand.act(reference, "sign-all");
  await hand.post("/days", { days: 1 });
  await hand.contract("Deal 1:", "signed");
  await hand.post("/days", { days: 1 });
  await page.reload();
  expect(await isShown(missed.getByText("1", { exact: true }))).toBe(true);
  expect(await isShown(missed.getByRole("link", { name: /^Deal 1:/ }))).toBe(true);
  await mood("oneflow", "well");
});

test("a long list can be used by everybody while it is open", async () => {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    await page.goto("/a/demo/settings");
    await page.getByRole("combobox", { name: "Time zone" }).click();
    await page.getByRole("option").first().waitFor();
    expect(await inspectPage(page), `${size.width}`).toEqual([]);
    await page.keyboard.press("Escape");
  }
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});

async function enterToken(token: string): Promise<void> {
  await page.goto("/a/demo/connections/oneflow");
  await page.getByRole("textbox", { name: "API token" }).fill(token);
  await page.getByRole("button", { name: /^Save/ }).click();
  await page.getByText("Saved. It is in force within seconds.").last().waitFor();
}
