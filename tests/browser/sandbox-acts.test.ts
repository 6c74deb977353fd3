import type { Locator, Page, Request } from "playwright-core";
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

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand } = visit);
  await page.goto("/sandbox");
}, 120_000);
afterAll(() => visit.close());

const news = (): Locator => page.locator(".cs-news");
const paper = (state: string): Locator => page.locator(".cs-paper", { hasText: state }).first();
const board = (): Locator => page.getByRole("region", { name: "Kommo", exact: true });

test("a signer opens the contract without signing, and the deal is told", async () => {
  await hand.win("Deal 1:", "sent");
  await paper("Waits for a signature")
    .getByRole("button", { name: /^More for / })
    .click();
  await page.getByRole("menuitem", { name: "Open", exact: true }).click();
  expect(await isShown(paper("Opened"))).toBe(true);
  expect(await isShown(news().getByText(/opened by /))).toBe(true);
  await expect
    .poll(async () => (await hand.deal("Deal 1:")).written.map(({ text }) => text).join(), {
      timeout: 20_000,
    })
    .toContain("opened by the client");
});

test("a signer lets the time run out: the contract is expired, and the deal gets its task, once", async () => {
  await paper("Opened")
    .getByRole("button", { name: /^Let “.*” expire$/ })
    .click();
  expect(await isShown(paper("Expired"))).toBe(true);
  expect(await isShown(news().getByText(/not signed in time/))).toBe(true);
  await hand.contract("Deal 1:", "expired");
  await expect.poll(async () => (await hand.deal("Deal 1:")).toDo.length, { timeout: 20_000 }).toBe(1);
});

test("a vendor that never ends a contract says so, and what happens instead", async () => {
  const reference = await hand.win("Deal 2:", "sent");
  const { inboxes } = await hand.until((sandbox) =>
    sandbox.inboxes.some(({ papers }) => papers.some((one) => one.reference === reference)),
  );
  const inbox = inboxes.find(({ papers }) => papers.some((one) => one.reference === reference));
  const own = page.locator(`[data-inbox="${inbox?.id ?? ""}"] .cs-paper`, {
    hasText: "Waits for a signature",
  });
  const expire = own.getByRole("button", { name: /^Let “.*” expire$/ });
  await own.getByRole("button", { name: /^Sign / }).waitFor();
  expect(await expire.count()).toBe(inbox?.letsExpire === true ? 1 : 0);
});

test("a new deal lies on the board at once, and gets its contract like any other", async () => {
  const before = (await hand.read()).deals.length;
  await board().getByRole("button", { name: "New deal" }).click();
  const made = board().getByRole("button", { name: /^Deal 31: / });
  expect(await isShown(made)).toBe(true);
  expect((await hand.read()).deals).toHaveLength(before + 1);
  await hand.win("Deal 31:", "sent");
  expect(await isShown(page.locator('.cs-column[data-stage="Won"]').getByText("Deal 31:"))).toBe(true);
});

test("when few deals are left to begin with, the page says so and offers new ones", async () => {
  await page.getByText("Partners", { exact: true }).click();
  const { deals, pipelines } = await hand.read();
  const partners = pipelines.find(({ name }) => name === "Partners");
  const won = partners?.stages.find(({ name }) => name === "Lost")?.id;
  for (const { id } of deals.filter(({ pipeline }) => pipeline === partners?.id))
    await hand.post(`/deals/${id}/move`, { pipeline: partners?.id, stage: won });
  expect(await isShown(board().getByText("No deal is left to begin with. Take a new one:"))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await board().getByRole("button", { name: "New deal" }).click();
  expect(await isShown(board().getByText("1 deal is left to begin with."))).toBe(true);
});

test("the page names vendors and playbooks as people know them, and nothing that only machines read", async () => {
  const reference = await hand.win("Deal 3:", "sent");
  await hand.act(reference, "sign-all");
  expect(await isShown(news().getByText(/PDF archived \(\d.*B\) and attached/))).toBe(true);
  const told = (await page.getByRole("main").allInnerTexts()).join("\n");
  expect(told).toMatch(/ via (?:Oneflow|Skribble|Zoho Sign|Contractbook|Ironclad)/);
  expect(told).not.toMatch(/-brief|sha256|zoho-sign|sales-agreement|countersign [a-z]+ --/);
});

test("a double click signs once, and five days are five days", async () => {
  await hand.win("Deal 4:", "sent");
  const asked: string[] = [];
  const listen = (request: Request) => {
    if (request.method() === "POST") asked.push(new URL(request.url()).pathname.split("/").at(-1) ?? "");
  };
  page.on("request", listen);
  const own = page.locator(".cs-paper", { hasText: "person4@example.com" });
  await own.getByRole("button", { name: /^Sign / }).dblclick();
  await hand.contract("Deal 4:", "signed");
  await page.getByRole("button", { name: "Five days later" }).dblclick();
  expect(await isShown(page.getByText("Five days have passed.").first())).toBe(true);
  page.off("request", listen);
  expect(asked.filter((one) => one === "days")).toHaveLength(1);
  expect(asked).toHaveLength(2);
  expect(await page.getByText(/is signed, not pending/).count()).toBe(0);
});

test("nothing went wrong on the page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
