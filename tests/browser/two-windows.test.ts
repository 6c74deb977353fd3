import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { enterDemo } from "./enter-demo.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openBrowser } from "./open-browser.ts";
import { openDemo } from "./open-demo.ts";
import type { Demo } from "./open-demo.ts";
import { openPage } from "./open-page.ts";
import type { Watched } from "./open-page.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

const PLAYBOOK = "/a/demo/playbooks/sales-agreement";

/** A busy machine makes two windows wait for each other. */
const SOON = { timeout: 40_000 } as const;

let demo: Demo;
let browser: Browser;
let watched: Watched;
/** Whoever only looks, and whoever changes something. */
let [eye, hand]: Page[] = [];

beforeAll(async () => {
  [demo, browser] = await Promise.all([openDemo(), openBrowser()]);
  watched = await openPage(browser, demo.url);
  eye = watched.page;
  await enterDemo(eye, demo);
  hand = await watched.context.newPage();
  for (const window of [eye, hand]) window.setDefaultTimeout(SOON.timeout);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await demo.service.kill();
});

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
  const [one, other] = [page(await watched.context.newPage()), page(hand)];
  await one.goto(PLAYBOOK);
  const title = async (): Promise<string> => (await writtenTitle(one)).inputValue();
  await expect.poll(title, SOON).toBe("Saved elsewhere");
  await save(other, "Saved once more");
  await expect.poll(title, SOON).toBe("Saved once more");
});

test("nothing went wrong in either window meanwhile", () => {
  expect(watched.troubles).toEqual([]);
});
