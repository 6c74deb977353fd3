import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { enterDemo } from "./enter-demo.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openBrowser } from "./open-browser.ts";
import { openDemo } from "./open-demo.ts";
import type { Demo } from "./open-demo.ts";
import { openPage } from "./open-page.ts";
import type { Watched } from "./open-page.ts";
import { dialog, section } from "./people.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let demo: Demo;
let browser: Browser;
let watched: Watched;
let page: Page;
/** What the account's file holds. */
let exported = "";

beforeAll(async () => {
  [demo, browser] = await Promise.all([openDemo(), openBrowser()]);
  watched = await openPage(browser, demo.url);
  ({ page } = watched);
  await enterDemo(page, demo);
  await page.goto("/a/demo/settings");
}, 120_000);
afterAll(async () => {
  await browser.close();
  await demo.service.kill();
});

const PATIENT = { timeout: 15_000 } as const;

/** Presses the button, and waits until the service has taken it over. */
async function save(title: string): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
  await section(page, title).getByRole("button", { name: "Save" }).click();
  await answered;
  await page.getByText("Saved. It is in force within seconds.").last().waitFor();
}

/** An instant on the page, and how it ought to be written in a zone. */
async function firstMoment(zone: string) {
  const time = section(page, "Changes").locator("time").last();
  const at = new Date((await time.getAttribute("datetime")) ?? "");
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  return { shown: (await time.textContent()) ?? "", due: clock.format(at) };
}

/** Gives the page a file to import, and waits for what it would do. */
async function offer(text: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({
    name: "demo.yaml",
    mimeType: "text/yaml",
    buffer: Buffer.from(text),
  });
  await dialog(page).getByRole("button", { name: "Import" }).waitFor();
}

async function cancel(): Promise<void> {
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await dialog(page).waitFor({ state: "hidden" });
}

test("times everywhere are in the account's zone, and follow it when it changes", async () => {
  await section(page, "Changes").locator("time").last().waitFor();
  const before = await firstMoment("Europe/Stockholm");
  expect(before.shown).toContain(before.due);
  const account = section(page, "Account demo");
  await account.getByRole("combobox", { name: "Time zone" }).fill("New_York");
  await page.getByRole("option", { name: "America/New_York" }).click();
  await save("Account demo");
  await expect
    .poll(async () => (await firstMoment("America/New_York")).shown, PATIENT)
    .not.toBe(before.shown);
  const after = await firstMoment("America/New_York");
  expect(after.shown).toContain(after.due);
});

test("a language that does not exist is refused at its field", async () => {
  const account = section(page, "Account demo");
  const language = account.getByLabel("Language of dates and amounts in contracts");
  await language.fill("not a language");
  await account.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => language.getAttribute("aria-invalid"), PATIENT).toBe("true");
  await language.fill("de-CH");
  await save("Account demo");
  await page.reload();
  await expect.poll(() => language.inputValue(), PATIENT).toBe("de-CH");
});

test("how long things are kept is changed, and stays so", async () => {
  const installation = section(page, "Installation");
  await installation.getByLabel("Keep deliveries").fill("14");
  await installation.getByLabel("Keep the list of changes").fill("730");
  await save("Installation");
  await page.reload();
  await expect.poll(() => installation.getByLabel("Keep deliveries").inputValue(), PATIENT).toBe("14");
  expect(await installation.getByLabel("Keep the list of changes").inputValue()).toBe("730");
  expect(await installation.getByLabel("Keep recorded calls").inputValue()).toBe("30");
  expect(await isShown(section(page, "Changes").getByText("Changed the installation").first())).toBe(true);
});

test("the account is downloaded as a file without a credential", async () => {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("countersign-demo.yaml");
  exported = await readFile(await download.path(), "utf8");
  expect(exported).toMatch(/timezone: "?America\/New_York/u);
  expect(exported).toContain("locale: de-CH");
  expect(exported).not.toMatch(/sandbox-\w+-(?:token|key|secret)/u);
  expect(exported).toMatch(/\$\{\w+\}/u);
});

test("an import says what it would change before it does, and does it then", async () => {
  await offer(exported);
  expect(await isShown(dialog(page).getByText("Nothing changed."))).toBe(true);
  expect(await dialog(page).getByRole("button", { name: "Import" }).isDisabled()).toBe(true);
  await cancel();
  await offer(exported.replace("America/New_York", "Asia/Tokyo"));
  await dialog(page).getByText("timezone", { exact: true }).waitFor();
  expect(await dialog(page).locator("del").textContent()).toContain("America/New_York");
  expect(await dialog(page).locator("ins").textContent()).toContain("Asia/Tokyo");
  expect(await inspectDialog(page)).toEqual([]);
  await dialog(page).getByRole("button", { name: "Import" }).click();
  await page.getByText("The file was imported.").waitFor();
  const zone = section(page, "Account demo").getByRole("combobox", { name: "Time zone" });
  await expect.poll(() => zone.inputValue(), PATIENT).toBe("Asia/Tokyo");
  await expect
    .poll(async () => {
      const { shown, due } = await firstMoment("Asia/Tokyo");
      return shown.includes(due);
    }, PATIENT)
    .toBe(true);
});

test.each([
  ["cannot be read", "accounts: [unclosed", /Line \d+/u],
  ["has a key that nobody knows", "timezone: UTC\nplaybook: []", /playbook/u],
  ["names what does not exist", "timezone: Mars/Olympus\n", /timezone/u],
])("a file that %s changes nothing, and says where", async (_, text, where) => {
  await offer(text);
  expect(await isShown(dialog(page).getByRole("alert").getByText(where))).toBe(true);
  expect(await dialog(page).getByRole("button", { name: "Import" }).isDisabled()).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await cancel();
});

test("nothing went wrong on the page meanwhile", () => {
  expect(watched.troubles).toEqual([]);
});
