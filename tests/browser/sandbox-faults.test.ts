import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Hand } from "./create-hand.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { WIDE } from "./open-page.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;
let hand: Hand;

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand } = visit);
  await page.goto("/sandbox");
}, 120_000);
afterAll(() => visit.close());

/** What met trouble is tried again after a growing pause. */
const LONG_MS = 40_000;

const drawer = (): Locator => page.getByRole("dialog", { name: "Make trouble" });
const stage = (name: string): Locator => page.locator(`.cs-column[data-stage="${name}"]`);
const card = (deal: string): Locator => page.locator(".cs-board .cs-deal", { hasText: deal });

async function close(): Promise<void> {
  await drawer().getByRole("button", { name: "Close" }).click();
  await drawer().waitFor({ state: "hidden" });
}

/** Switches on what goes wrong, by the switches' labels. */
async function trouble(switches: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole("button", { name: "Make trouble" }).click();
  for (const [label, value] of Object.entries(switches))
    await drawer().getByLabel(label, { exact: true }).selectOption({ label: value });
  await page.getByText(/^\d troubles? (?:is|are) on$/).waitFor();
  await close();
}

async function calm(): Promise<void> {
  await page.getByRole("button", { name: /troubles? (?:is|are) on$/ }).click();
  await drawer().getByRole("button", { name: "All well again" }).click();
  await drawer().getByRole("button", { name: "All well again", disabled: true }).waitFor();
  await close();
}

async function win(deal: string): Promise<void> {
  await card(deal)
    .getByRole("button", { name: /^Move Deal/ })
    .click();
  await page.getByRole("menuitem", { name: "Won", exact: true }).click();
}

/** Titles of what lies in all inboxes: two of the same contract would be two. */
const papers = async (): Promise<number> => (await hand.titles()).length;

/** Signs what waits in an inbox, as its signer. */
async function sign(): Promise<void> {
  const paper = page.locator(".cs-paper", { hasText: "Waits for a signature" }).first();
  await paper.getByRole("button", { name: /^Sign / }).click();
}

/** What was written on the deal, each text as often as it stands there. */
async function written(deal: string): Promise<readonly string[]> {
  return (await hand.deal(deal)).written.map(({ text }) => text);
}

/** How the deal's story ended: its notes and all papers; what happened twice would stand there twice. */
async function endOf(deal: string): Promise<{ readonly notes: readonly string[]; readonly papers: number }> {
  await stage("Contract signed").getByText(deal).waitFor({ timeout: LONG_MS });
  await card(deal).getByRole("img", { name: "1 file", exact: true }).waitFor({ timeout: LONG_MS });
  return { notes: (await written(deal)).toSorted(), papers: await papers() };
}

/** One contract more, and one note of each kind. */
function once(before: number): unknown {
  return {
    notes: [expect.stringContaining("sent for signature"), expect.stringContaining("signed")],
    papers: before + 1,
  };
}

test("while Kommo does not answer nothing is lost: the contract goes out once when it does again", async () => {
  await page.getByRole("button", { name: "Make trouble" }).click();
  expect(await inspectDialog(page)).toEqual([]);
  await page.setViewportSize(WIDE);
  await close();
  const before = await papers();
  await trouble({ "Kommo: answers": "Does not answer at all" });
  await win("Deal 1:");
  await stage("Won").getByText("Deal 1:").waitFor();
  expect(await papers()).toBe(before);
  await calm();
  await hand.contract("Deal 1:", "sent");
  await sign();
  expect(await endOf("Deal 1:")).toEqual(once(before));
});

test("answers that are lost make nobody do a thing twice", async () => {
  const before = await papers();
  await trouble({
    "Kommo: answers": "Done, but the answer is lost",
    "Oneflow: answers": "Done, but the answer is lost",
  });
  await win("Deal 2:");
  await hand.contract("Deal 2:", "sent");
  await sign();
  expect(await isShown(stage("Contract signed").getByText("Deal 2:"), LONG_MS)).toBe(true);
  await calm();
  expect(await endOf("Deal 2:")).toEqual(once(before));
});

test("news that never arrives is found by looking", async () => {
  const before = await papers();
  await trouble({ "Kommo: news": "Never arrives" });
  await win("Deal 3:");
  await hand.contract("Deal 3:", "sent");
  await calm();
  await sign();
  expect(await endOf("Deal 3:")).toEqual(once(before));
});

test("news that arrives twice is heeded once", async () => {
  const before = await papers();
  await trouble({ "Kommo: news": "Arrives twice", "Oneflow: news": "Arrives twice" });
  await win("Deal 4:");
  await hand.contract("Deal 4:", "sent");
  await sign();
  expect(await isShown(stage("Contract signed").getByText("Deal 4:"), LONG_MS)).toBe(true);
  await calm();
  expect(await endOf("Deal 4:")).toEqual(once(before));
});

test("news that arrives late is in time", async () => {
  const before = await papers();
  await trouble({ "Kommo: news": "Arrives late" });
  await win("Deal 5:");
  await hand.contract("Deal 5:", "sent");
  await calm();
  await sign();
  expect(await endOf("Deal 5:")).toEqual(once(before));
});

test("nothing went wrong on the page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
