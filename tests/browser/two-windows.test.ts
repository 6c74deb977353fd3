import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

const PLAYBOOK = "/a/demo/playbooks/sales-agreement";

/** A busy machine makes two windows wait for each other. */
const SOON = { timeout: 40_000 } as const;

let visit: Visit;
/** Whoever only looks, and whoever changes something. */
let [eye, hand]: Page[] = [];

beforeAll(async () => {
  visit = await openVisit();
  eye = visit.page;
  hand = await eye.context().newPage();
  for (const window of [eye, hand]) window.setDefaultTimeout(SOON.timeout);
}, 120_000);
afterAll(() => visit.close());

function page(which: Page | undefined): Page {
  if (which === undefined) throw new Error("there is no window");
  return which;
}

const switchIn = (window: Page): Locator => window.getByRole("switch").first();

/** The title as it is written: shown on demand, for people read it by the names of its fields. */
async function writtenTitle(window: Page): Promise<Locator> {
  const title = window.getByRole("textbox", { name: "Title of the contract" });
  const edit = window.getByRole("button", { name: "Edit the text: Title of the contract" });
  await title.or(edit).first().waitFor();
  if (await edit.isVisible()) await edit.click();
  return title;
}

async function save(window: Page, title: string): Promise<void> {
  await (await writtenTitle(window)).fill(title);
  await window.getByRole("button", { name: "Save", exact: true }).click();
  await window.getByText("Saved. It is in force within seconds.").last().waitFor();
}

async function turn(window: Page): Promise<void> {
  const dialog = window.getByRole("dialog");
  await switchIn(window).press("Space");
  await dialog.getByRole("button").last().click();
  await dialog.waitFor({ state: "hidden" });
}

test("a playbook that is switched off in one window is off in the other, without reload", async () => {
  const [one, other] = [page(eye), page(hand)];
  await one.goto("/a/demo/playbooks");
  await other.goto("/a/demo/playbooks");
  await switchIn(other).waitFor();
  expect(await switchIn(one).isChecked()).toBe(true);
  await turn(other);
  await expect.poll(() => switchIn(one).isChecked(), SOON).toBe(false);
  await turn(other);
  await expect.poll(() => switchIn(one).isChecked(), SOON).toBe(true);
});

test("an editor with unsaved changes keeps them, and says at once who has changed the playbook", async () => {
  const [one, other] = [page(eye), page(hand)];
  await one.goto(PLAYBOOK);
  const title = await writtenTitle(one);
  await title.fill("Typed and not saved");
  await other.goto(PLAYBOOK);
  await save(other, "Saved elsewhere");
  expect(await isShown(one.getByText(/has changed this playbook meanwhile$/))).toBe(true);
  expect(await title.inputValue()).toBe("Typed and not saved");
  expect(await inspectDialog(one)).toEqual([]);
});

test("an editor without changes shows what was saved elsewhere", async () => {
  const [one, other] = [page(await visit.page.context().newPage()), page(hand)];
  await one.goto(PLAYBOOK);
  const title = async (): Promise<string> => (await writtenTitle(one)).inputValue();
  await expect.poll(title, SOON).toBe("Saved elsewhere");
  await save(other, "Saved once more");
  await expect.poll(title, SOON).toBe("Saved once more");
});

test("a page that cannot be fetched without a network says so, and comes by itself with the network", async () => {
  const window = page(hand);
  await window.goto("/a/demo/playbooks");
  await switchIn(window).waitFor();
  await window.context().setOffline(true);
  await window.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Deliveries" }).click();
  expect(await isShown(window.getByRole("heading", { name: "This page could not be fetched" }))).toBe(true);
  expect(await isShown(window.getByText(/^No connection to the service/))).toBe(true);
  expect(await inspectDialog(window)).toEqual([]);
  await window.context().setOffline(false);
  expect(await isShown(window.getByRole("heading", { level: 1, name: "Deliveries" }))).toBe(true);
}, 120_000);

/** As if the tab lay behind another one: without a screen every tab is in front. */
async function hide(window: Page, isHidden: boolean): Promise<void> {
  await window.evaluate(`Object.defineProperty(document, "hidden", { configurable: true, get: () => ${isHidden} });
    document.dispatchEvent(new Event("visibilitychange"));`);
}

test("ten tabs of one browser open all the same, and one that was away looks anew when it is shown", async () => {
  const [one, other] = [page(eye), page(hand)];
  await other.goto("/a/demo/playbooks");
  await switchIn(other).waitFor();
  const tabs: Page[] = [];
  for (let n = 0; n < 10; n += 1) {
    const tab = await one.context().newPage();
    await tab.goto("/a/demo/playbooks", SOON);
    await switchIn(tab).waitFor(SOON);
    await hide(tab, true);
    tabs.push(tab);
  }
  const [first] = tabs;
  await turn(other);
  expect(await switchIn(page(first)).isChecked()).toBe(true);
  await hide(page(first), false);
  await expect.poll(() => switchIn(page(first)).isChecked(), SOON).toBe(false);
  // and hears again what is done from now on
  await turn(other);
  await expect.poll(() => switchIn(page(first)).isChecked(), SOON).toBe(true);
  for (const tab of tabs) await tab.close();
});

test("nothing went wrong in either window meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
