import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { dragTo } from "./drag-to.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";
import { takePicture } from "./take-picture.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;

beforeAll(async () => {
  visit = await openVisit();
  ({ page } = visit);
  await page.goto("/sandbox");
}, 120_000);
afterAll(() => visit.close());

const stage = (name: string): Locator => page.locator(`.cs-column[data-stage="${name}"]`);
const card = (deal: string): Locator => page.locator(".cs-board .cs-deal", { hasText: deal });
const inbox = (id: string): Locator => page.locator(`[data-inbox="${id}"]`);
const news = (): Locator => page.locator(".cs-news");

async function moveByMenu(deal: string, to: string): Promise<void> {
  await card(deal)
    .getByRole("button", { name: /^Move Deal/ })
    .click();
  await page.getByRole("menuitem", { name: to, exact: true }).click();
  await stage(to).getByText(deal).waitFor();
}

async function openDeal(deal: string): Promise<Locator> {
  await card(deal)
    .getByRole("button", { name: /^Deal \d+:/ })
    .click();
  return page.getByRole("dialog");
}

async function closeDrawer(): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

test("a deal that is dragged to Won gets its contract, and is moved on when its signer has signed", async () => {
  await dragTo(page, card("Deal 1:"), stage("Won"));
  expect(await isShown(inbox("oneflow").getByText("Waits for a signature"))).toBe(true);
  expect(await isShown(news().getByText("won → contract sent to"))).toBe(true);
  await takePicture(page, "sandbox-sent");
  await inbox("oneflow")
    .getByRole("button", { name: /^Sign / })
    .click();
  expect(await isShown(stage("Contract signed").getByText("Deal 1:"))).toBe(true);
  const end = /PDF archived .* and attached; deal moved to Contract signed/;
  expect(await isShown(news().getByText(end))).toBe(true);
  await takePicture(page, "sandbox-signed");
  const drawer = await openDeal("Deal 1:");
  expect(await isShown(drawer.getByText(/\.pdf$/))).toBe(true);
  await closeDrawer();
});

test("a signer who declines leaves a task on the deal", async () => {
  await moveByMenu("Deal 2:", "Won");
  const paper = page.locator(".cs-paper", { hasText: "Waits for a signature" });
  await paper.getByRole("button", { name: /^Decline / }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Our legal department has questions");
  await dialog.getByRole("button", { name: "Decline" }).click();
  expect(await isShown(news().getByText(/declined by .* → note \+ task/))).toBe(true);
  expect(await isShown(card("Deal 2:").getByRole("img", { name: "1 task" }))).toBe(true);
});

test("a deal without an e-mail address needs attention until somebody fills it in and resumes", async () => {
  await page.getByText("Partners", { exact: true }).click();
  await moveByMenu("Deal 12:", "Won");
  expect(await isShown(news().getByText(/needs attention/))).toBe(true);
  const drawer = await openDeal("Deal 12:");
  await drawer.getByLabel(/^E-mail of/).fill("somebody@example.com");
  await drawer.getByRole("button", { name: "Save" }).click();
  expect(await isShown(page.getByText("The contact has been changed in Kommo."))).toBe(true);
  await closeDrawer();
  await news().getByRole("link").first().click();
  await page.getByRole("button", { name: "Fix and resume" }).click();
  const asks = page.getByRole("dialog");
  expect(await isShown(asks.getByText(/^It is filled in from the deal as it is now/))).toBe(true);
  await asks.getByRole("button", { name: "Fix and resume" }).click();
  const stands = page.getByRole("region", { name: "Where it stands" });
  expect(await isShown(stands.getByText(/^Out for signature at Zoho Sign/))).toBe(true);
  await page.goto("/sandbox");
});

test("a deal is moved by keyboard alone", async () => {
  const handle = card("Deal 3:").getByRole("button", { name: /^Drag Deal 3:/ });
  await handle.scrollIntoViewIfNeeded();
  await handle.focus();
  await page.keyboard.press("Space");
  for (const name of ["Proposal", "Contract sent", "Contract signed", "Won", "Lost"]) {
    if (name !== "Proposal") await page.keyboard.press("ArrowRight");
    await page.locator(`.cs-column[data-over="true"][data-stage="${name}"]`).waitFor();
  }
  await page.keyboard.press("Space");
  expect(await isShown(stage("Lost").getByText("Deal 3:"))).toBe(true);
});

test("days pass by hand, and what is not signed by then runs out of time", async () => {
  await moveByMenu("Deal 4:", "Won");
  await page.locator(".cs-paper", { hasText: "Waits for a signature" }).first().waitFor();
  for (let times = 0; times < 3; times += 1) {
    await page.getByRole("button", { name: "Five days later" }).click();
    await page.getByText("Five days have passed.").nth(times).waitFor();
  }
  expect(await isShown(news().getByText(/not signed in time|expired/))).toBe(true);
});

test("a vendor that does not answer loses nothing: the contract goes out when it is well again", async () => {
  await page.getByRole("button", { name: "Make trouble" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("Oneflow: answers").selectOption("down");
  await page.getByText("1 trouble is on").waitFor();
  await closeDrawer();
  await moveByMenu("Deal 5:", "Won");
  expect(await isShown(news().getByText(/Oneflow did not answer: tried again/u))).toBe(true);
  await page.getByRole("button", { name: "1 trouble is on" }).click();
  await drawer.getByRole("button", { name: "All well again" }).click();
  await closeDrawer();
  expect(await isShown(inbox("oneflow").getByText("Waits for a signature"), 15_000)).toBe(true);
}, 40_000);

test("nothing went wrong on the page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
