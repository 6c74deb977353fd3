import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";
import { dialog, section } from "./people.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;
/** What the account's file holds. */
let exported = "";

beforeAll(async () => {
  visit = await openVisit();
  ({ page } = visit);
  await page.goto("/a/demo/settings");
}, 120_000);
afterAll(() => visit.close());

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

interface AccountFile {
  readonly accounts: {
    readonly demo: {
      readonly connections: Readonly<Record<string, object>>;
      readonly playbooks: readonly { readonly id: string }[];
    };
  };
}

/** The account's file without the second playbook and the vendors that only this one goes through. */
function withoutPartners(): string {
  const file: AccountFile = parse(exported);
  const { demo } = file.accounts;
  const connections = Object.entries(demo.connections).filter(([id]) => !id.endsWith("-brief"));
  const playbooks = demo.playbooks.filter(({ id }) => id !== "partner-agreement");
  const left = { ...demo, connections: Object.fromEntries(connections), playbooks };
  return stringify({ ...file, accounts: { demo: left } });
}

test("a file that takes something out says what goes and what would wait, and asks once more", async () => {
  const { hand } = visit;
  const { deals, pipelines } = await hand.read();
  const partners = pipelines.find(({ name }) => name === "Partners");
  const deal = deals.find(({ pipeline }) => pipeline === partners?.id)?.name ?? "";
  const reference = await hand.win(deal, "sent");
  const confirm = dialog(page).getByRole("button", { name: "Import", exact: true });
  const despite = dialog(page).getByRole("checkbox", { name: "Import it all the same" });
  const left = withoutPartners();

  await offer(left);
  const note = dialog(page).getByRole("note");
  expect(
    await isShown(note.getByText(/^Removes \d vendors \(.+\) and one playbook \(Partner agreement\)\.$/u)),
  ).toBe(true);
  expect(await isShown(note.getByText(/^One contract under way would wait, /u))).toBe(true);
  expect(await confirm.isDisabled()).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await cancel();
  await page.goto("/a/demo/playbooks");
  expect(await isShown(page.getByRole("link", { name: "Partner agreement" }))).toBe(true);

  await page.goto("/a/demo/settings");
  await offer(left);
  await despite.check();
  await confirm.click();
  await page.getByText("The file was imported.").waitFor();
  await page.goto("/a/demo/playbooks");
  await page.getByRole("link", { name: "Sales agreement" }).waitFor();
  expect(await page.getByRole("link", { name: "Partner agreement" }).count()).toBe(0);
  await page.goto(`/a/demo/contracts/${reference}`);
  // what was removed keeps its name
  const stands = page.getByRole("region", { name: "Where it stands" });
  expect(await isShown(stands.getByText(/Zoho Sign/u))).toBe(true);
});

test("nothing went wrong on the page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
