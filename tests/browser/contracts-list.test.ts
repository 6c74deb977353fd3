import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Hand } from "./create-hand.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;
let hand: Hand;
/** Where Kommo and the vendors listen. */
let sandbox = "";

/** A page on a busy machine. */
const SOON = { timeout: 20_000 } as const;

/** Starts with what a spreadsheet would run. */
const FORMULA = '=HYPERLINK("https://evil.example","Total")';

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand, sandbox } = visit);
  for (const deal of ["Deal 1:", "Deal 2:", "Deal 3:"]) await hand.win(deal, "sent");
  await hand.win("Deal 12:", "failed");
}, 120_000);
afterAll(() => visit.close());

/** Those on show, on a wide page: a row is one link. */
const rows = (): Locator => page.getByRole("main").getByRole("table").getByRole("row");
const row = (deal: string): Locator => rows().filter({ hasText: deal });

async function deals(): Promise<readonly string[]> {
  const names = await page.getByRole("main").getByRole("table").getByRole("link").allInnerTexts();
  return names.map((name) => /^[^\n:]*/u.exec(name)?.[0] ?? "");
}

async function search(words: string): Promise<void> {
  await page.getByLabel("Search contracts").last().fill(words);
}

async function choose(filter: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: filter, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test("a contract is found by its deal, its company, a person, an address and the vendor's id", async () => {
  await page.goto("/a/demo/contracts");
  await expect.poll(deals, SOON).toEqual(["Deal 12", "Deal 3", "Deal 2", "Deal 1"]);
  const { papers = [] } = (await hand.read()).inboxes.find(({ id }) => id === "oneflow") ?? {};
  for (const words of ["Deal 1:", "plomien", "Žofie", "person1@", papers[0]?.id ?? "nothing"]) {
    await search("no such thing");
    expect(await isShown(page.getByText(/^No contract fits\./))).toBe(true);
    await search(words);
    await expect.poll(deals, { ...SOON, message: words }).toContain("Deal 1");
  }
  await page.getByRole("button", { name: "Clear all" }).first().click();
  await expect.poll(deals, SOON).toEqual(["Deal 12", "Deal 3", "Deal 2", "Deal 1"]);
});

test("the list is narrowed by status, vendor, playbook and manager by name, and the address keeps it", async () => {
  await choose("Status", "Needs attention");
  await expect.poll(deals, SOON).toEqual(["Deal 12"]);
  await page.reload();
  await expect.poll(deals, SOON).toEqual(["Deal 12"]);
  await page.getByRole("button", { name: "Clear all" }).first().click();
  await choose("Connection", /^Ironclad/u);
  await expect.poll(deals, SOON).toEqual(["Deal 2"]);
  await page.getByRole("button", { name: "Clear all" }).first().click();
  await choose("Playbook", "Partner agreement");
  await expect.poll(deals, SOON).toEqual(["Deal 12"]);
  await page.getByRole("button", { name: "Clear all" }).first().click();
  await choose("Manager", "Ada Öberg");
  await expect.poll(deals, SOON).toEqual(["Deal 1"]);
  await page.getByRole("button", { name: "Clear all" }).first().click();
});

test("the list is sorted by what was sent last", async () => {
  await choose("Sorted by", "Sent last");
  await expect.poll(deals, SOON).toEqual(["Deal 3", "Deal 2", "Deal 1"]);
  await choose("Sorted by", "Newest first");
  await expect.poll(deals, SOON).toEqual(["Deal 12", "Deal 3", "Deal 2", "Deal 1"]);
});

test("what is signed meanwhile is shown without a reload, also on a page that is open beside", async () => {
  const beside = await page.context().newPage();
  await beside.goto("/sandbox");
  expect(await isShown(row("Deal 1:").getByText("Sent", { exact: true }))).toBe(true);
  await beside
    .locator('[data-inbox="oneflow"]')
    .getByRole("button", { name: /^Sign / })
    .click();
  expect(await isShown(row("Deal 1:").getByText("Signed", { exact: true }))).toBe(true);
  expect(await isShown(row("Deal 1:").getByText("1 of 1 signed"))).toBe(true);
  await beside.close();
});

test("the CSV holds what is listed, and no formula of a stranger", async () => {
  await fetch(`${sandbox}/_control/kommo/createDeal`, {
    method: "POST",
    body: JSON.stringify({ name: FORMULA, stage: "Won" }),
  });
  expect(await isShown(row("HYPERLINK"))).toBe(true);
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^contracts-\d{4}-\d\d-\d\d\.csv$/u);
  const [head = [], ...lines] = parseCsv(await readFile(await download.path(), "utf8"));
  const cell = (name: string) => lines.map((line) => line[head.indexOf(name)]);
  expect(cell("deal")).toEqual([
    `'${FORMULA}`,
    expect.stringContaining("Deal 12:"),
    expect.stringContaining("Deal 3:"),
    expect.stringContaining("Deal 2:"),
    expect.stringContaining("Deal 1:"),
  ]);
  expect(cell("status_code")).toEqual(["failed", "failed", "sent", "sent", "signed"]);
  expect(cell("manager").at(-1)).toBe("Ada Öberg");
  expect(lines.flat().filter((text) => /^[=+\-@\t]/u.test(text))).toEqual([]);
});

test("more than a page is turned forth and back", async () => {
  const { pipelines } = await hand.read();
  const [sales] = pipelines;
  const won = sales?.stages.find(({ startsContract }) => startsContract)?.id;
  const made = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const data = { pipeline: sales?.id ?? "" };
      const headers = { "sec-fetch-site": "same-origin" };
      const answer = await page.request.post("/api/sandbox/deals", { data, headers });
      return /"id":"(\d+)"/u.exec(await answer.text())?.[1] ?? "";
    }),
  );
  await Promise.all(
    made.map((id) => hand.post(`/deals/${id}/move`, { pipeline: sales?.id ?? "", stage: won ?? "" })),
  );
  await expect
    .poll(
      async () =>
        (await (await page.request.get("/api/accounts/demo/contracts?limit=200")).text()).split('"vendorId"')
          .length,
      SOON,
    )
    .toBeGreaterThan(50);
  await page.reload();
  await expect.poll(() => rows().count(), SOON).toBe(51);
  const first = await deals();
  await page.getByRole("button", { name: "Next" }).click();
  await expect
    .poll(deals, SOON)
    .toEqual([FORMULA.split(":")[0] ?? "", "Deal 12", "Deal 3", "Deal 2", "Deal 1"]);
  await page.getByRole("button", { name: "Previous" }).click();
  await expect.poll(deals, SOON).toEqual(first);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});

/** RFC 4180, as a spreadsheet reads it. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gu;
  for (const [whole, cell = "", end = ""] of text.replace("\uFEFF", "").matchAll(cells)) {
    if (whole === "") continue;
    lines.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "\r\n") lines.push([]);
  }
  return lines.filter((line) => line.length > 1);
}
