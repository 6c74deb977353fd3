import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Hand } from "./create-hand.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;
let hand: Hand;
let reference = "";

/** A page on a busy machine. */
const SOON = { timeout: 20_000 } as const;

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand } = visit);
  reference = await hand.win("Deal 1:", "sent");
}, 120_000);
afterAll(() => visit.close());

const rows = (): Locator => page.getByRole("main").getByRole("row");
const drawer = (): Locator => page.getByRole("dialog", { name: "Delivery" });
const region = (name: string): Locator => page.getByRole("region", { name, exact: true });

async function choose(filter: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: filter, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test("each knock is listed with who it was, what it was about and what came of it", async () => {
  await page.goto("/a/demo/deliveries");
  const moved = rows().filter({ hasText: "A deal was moved to another stage." });
  expect(await isShown(moved.getByText("Kommo"))).toBe(true);
  expect(await isShown(moved.getByText("Sent", { exact: true }))).toBe(true);
  expect(await isShown(moved.getByText("Deal 1: Žofie D'Angelo → "))).toBe(true);
  expect(await isShown(rows().filter({ hasText: "Oneflow" }))).toBe(true);
});

test("a knock that comes meanwhile appears without a reload", async () => {
  await hand.act(reference, "sign-all");
  const told = rows()
    .filter({ hasText: "Oneflow" })
    .filter({ hasText: /Something changed at 1 contract \([^)]*sign[^)]*\)\./ });
  expect(await isShown(told.getByText("Signed", { exact: true }))).toBe(true);
  // Kommo tells us of what we have just done there ourselves
  expect(await isShown(rows().filter({ hasText: "Deal 1:" }).filter({ hasText: "Nothing new" }))).toBe(true);
});

test("the list is narrowed to who knocked and to what became of it", async () => {
  await choose("Connection", "Oneflow (oneflow)");
  await expect
    .poll(async () => (await rows().allInnerTexts()).some((text) => text.includes("Kommo")), SOON)
    .toBe(false);
  await choose("State", "Ignored");
  expect(await isShown(rows().filter({ hasText: "It tells of what we did ourselves: nothing is new" }))).toBe(
    true,
  );
  await expect.poll(async () => (await rows().allInnerTexts()).join(""), SOON).not.toContain("Signed");
  await page.goto("/a/demo/deliveries");
});

test("one opens with what was in it, and holds no secret", async () => {
  await rows().filter({ hasText: "A deal was moved to another stage." }).last().getByRole("link").click();
  expect(await isShown(drawer().getByText("leads[status][0][id] = 20000001"))).toBe(true);
  expect(await isShown(drawer().getByRole("link", { name: /^Deal 1:/ }))).toBe(true);
  expect(
    await isShown(drawer().getByText("Something became of it: this is how it stood after the call.")),
  ).toBe(true);
  expect(await drawer().innerText()).not.toContain("demo-door");
  expect(await inspectDialog(page)).toEqual([]);
});

test("a replay says what it will do, does nothing twice, and tells who asked for it", async () => {
  const before = await hand.read();
  await drawer().getByRole("button", { name: "Replay" }).click();
  const asks = page.getByRole("dialog", { name: "Read this delivery once more?" });
  expect(await isShown(asks.getByText(/Nothing is done twice\.$/))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await asks.getByRole("button", { name: "Replay" }).click();
  await asks.waitFor({ state: "hidden" });
  expect(await isShown(drawer().getByText("by Olivia Owner"))).toBe(true);
  expect(await isShown(drawer().getByText("2 times"))).toBe(true);
  expect(await isShown(drawer().getByText("Understood"))).toBe(true);
  const papers = (sandbox: typeof before) => sandbox.inboxes.flatMap((inbox) => inbox.papers).length;
  expect(papers(await hand.read())).toBe(papers(before));
});

test("the overview counts, says how long it took by vendor, playbook and manager, and reads no drift", async () => {
  await page.goto("/a/demo/overview");
  const now = region("Contracts now");
  await expect.poll(async () => (await now.innerText()).replaceAll(/\s+/gu, " "), SOON).toContain("Signed 1");
  expect(
    await isShown(region("Missed notifications").getByText(/told us of every change themselves\.$/)),
  ).toBe(true);
  const by = region("How fast, by whom");
  for (const [way, name] of [
    ["Manager", "Ada Öberg"],
    ["Playbook", "Sales agreement"],
    ["Vendor", "Oneflow"],
  ] as const) {
    await by.getByText(way, { exact: true }).click();
    expect(await isShown(by.getByRole("row").filter({ hasText: name }))).toBe(true);
  }
  expect(await isShown(region("Health").getByText("Works"))).toBe(true);
  expect(await isShown(region("How many, by week"))).toBe(true);
});

test("what got stuck stands on the overview with its reason, and leads to the contract", async () => {
  await hand.win("Deal 12:", "failed");
  const stuck = region("Stuck").getByRole("link", { name: /^Deal 12:/ });
  expect(await isShown(stuck)).toBe(true);
  await stuck.click();
  expect(await isShown(region("Where it stands").getByText(/^It has stopped\. /))).toBe(true);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
