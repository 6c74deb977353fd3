import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Hand } from "./create-hand.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { inspectPage } from "./inspect-page.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";
import { dialog, section } from "./people.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;
let hand: Hand;
const SEEN = process.env["COUNTERSIGN_SEEN"];

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand } = visit);
}, 120_000);
afterAll(() => visit.close());

/** For whoever wants to look at the page, too. */
async function look(name: string): Promise<void> {
  if (SEEN !== undefined) await page.screenshot({ path: join(SEEN, `${name}.png`), fullPage: true });
}

async function limitTo(count: string): Promise<void> {
  await page.goto("/a/demo/playbooks/sales-agreement");
  await page.getByRole("button", { name: /^More settings/ }).click();
  const field = page.getByLabel("More than so many within ten minutes");
  expect(await field.inputValue()).toBe("1000");
  await field.fill(count);
  await look("hold-above");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved. It is in force within seconds.").last().waitFor();
}

test("how many deals at once look like a mistake is said in the playbook, and stays so", async () => {
  await limitTo("1");
  await page.reload();
  await page.getByRole("button", { name: /^More settings/ }).click();
  await expect
    .poll(() => page.getByLabel("More than so many within ten minutes").inputValue(), { timeout: 15_000 })
    .toBe("1");
  await page.getByLabel("Hold unusually many deals that come at once").uncheck();
  expect(await page.getByLabel("More than so many within ten minutes").count()).toBe(0);
  await page.getByLabel("Hold unusually many deals that come at once").check();
  expect(await page.getByLabel("More than so many within ten minutes").inputValue()).toBe("1000");
  await page.reload();
});

test("many that came at once appear at the top of what needs somebody, and are let go together", async () => {
  for (const deal of ["Deal 1:", "Deal 2:", "Deal 3:", "Deal 4:"]) await hand.win(deal, "sent", "failed");
  await page.goto("/a/demo/attention");
  const held = section(page, "Held: unusually many at once");
  expect(await isShown(held.getByText("Sales agreement"))).toBe(true);
  // what had gone out before is no part of it, and has to be withdrawn where all was a mistake
  expect(await isShown(held.getByText(/[1-9]\d* contracts? of the same burst w/u))).toBe(true);
  const out = held.getByRole("link", { name: "Show those that are out" });
  expect(await out.getAttribute("href")).toMatch(
    /contracts\?.*playbook=sales-agreement.*sort=sent|sort=sent.*playbook=/u,
  );
  // they are answered together, so they do not stand below once more, one by one
  expect(await page.getByRole("button", { name: /^Resume/ }).count()).toBe(0);
  expect(await page.getByText("Nothing needs you").count()).toBe(0);
  expect(await inspectPage(page)).toEqual([]);
  await look("held");
  await held.getByRole("button", { name: "Send all" }).click();
  expect(await inspectDialog(page)).toEqual([]);
  await look("held-dialog");
  await dialog(page).getByRole("button", { name: "Send all" }).click();
  await dialog(page).waitFor({ state: "hidden" });
  await held.waitFor({ state: "hidden" });
  for (const deal of ["Deal 1:", "Deal 2:", "Deal 3:", "Deal 4:"]) await hand.contract(deal, "sent");
});

test("somebody asks what is kept of them: it is found by the address and exported as a file", async () => {
  const [person] = (await hand.deal("Deal 1:")).people;
  const email = person?.email ?? "";
  await page.goto("/a/demo/settings");
  const people = section(page, "People's data");
  await people.getByLabel("E-mail address").fill("nobody@example.com");
  await people.getByRole("button", { name: "Search" }).click();
  expect(await isShown(people.getByText("Nothing of nobody@example.com is kept here."))).toBe(true);
  await people.getByLabel("E-mail address").fill(email);
  await people.getByRole("button", { name: "Search" }).click();
  expect(await isShown(people.getByText(/Under way: [1-9]/u))).toBe(true);
  const coming = page.waitForEvent("download");
  await people.getByRole("button", { name: "Export as a file" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe(`${email}.json`);
  const exported = JSON.parse(await readFile(await file.path(), "utf8"));
  expect(exported).toMatchObject({ email, account: "demo" });
  expect(JSON.stringify(exported.contracts)).toContain(email);
});

test("they ask to be forgotten: a dialog says what stays, and then it is so", async () => {
  const [person] = (await hand.deal("Deal 2:")).people;
  const email = person?.email ?? "";
  const reference = await hand.contract("Deal 2:", "sent");
  await hand.act(reference, "decline", "not now");
  await hand.contract("Deal 2:", "declined");
  await page.goto("/a/demo/settings");
  const people = section(page, "People's data");
  await people.getByLabel("E-mail address").fill(email);
  await people.getByRole("button", { name: "Search" }).click();
  const listed = people.getByRole("link", { name: new RegExp(reference, "u") });
  expect(await listed.getAttribute("href")).toBe(`/a/demo/contracts/${reference}`);
  await people.getByRole("button", { name: "Erase …" }).click();
  expect(await isShown(dialog(page).getByText(/laws of trade and tax ask for them/u))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await look("erase");
  await dialog(page).getByRole("button", { name: "Erase for good" }).click();
  await dialog(page).waitFor({ state: "hidden" });
  expect(await isShown(people.getByText(/^Erased from contracts: [1-9]/u))).toBe(true);
  expect(
    await isShown(
      section(page, "Changes")
        .getByText(/Erased a person who signs from [1-9]/u)
        .first(),
    ),
  ).toBe(true);
  await page.goto(`/a/demo/contracts/${reference}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByText(email).count()).toBe(0);
  expect(await isShown(page.getByText(/^Declined on .*Personal data was erased from it on /u))).toBe(true);
  expect(await page.getByText(/by erased/u).count()).toBe(0);
  expect(await isShown(section(page, "Signers").getByText("Name and address were erased"))).toBe(true);
  expect(await isShown(section(page, "Calls").getByText(/^The calls recorded until .* were erased/u))).toBe(
    true,
  );
  expect(await page.getByText("No call has been made yet.").count()).toBe(0);
  expect(await page.getByRole("button", { name: "Send again" }).count()).toBe(0);
  expect(await inspectPage(page)).toEqual([]);
  await look("erased-contract");
});

test("an account may keep things for another time than the installation", async () => {
  await page.goto("/a/demo/settings");
  const retention = section(page, "How long this account keeps what");
  await retention.getByLabel("Signed contracts, with their archive").fill("30");
  await retention.getByRole("button", { name: "Save" }).click();
  await expect
    .poll(() => retention.getByLabel("Signed contracts, with their archive").getAttribute("aria-invalid"), {
      timeout: 15_000,
    })
    .toBe("true");
  await retention.getByLabel("Signed contracts, with their archive").fill("3650");
  await retention.getByLabel("Recorded calls").fill("60");
  await look("retention");
  await retention.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. It is in force within seconds.").last().waitFor();
  await page.reload();
  await expect
    .poll(() => retention.getByLabel("Recorded calls").inputValue(), { timeout: 15_000 })
    .toBe("60");
  expect(await retention.getByLabel("Contracts that ended without a signature").inputValue()).toBe("");
});
