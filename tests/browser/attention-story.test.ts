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

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand } = visit);
}, 120_000);
afterAll(() => visit.close());

const region = (name: string): Locator => page.getByRole("region", { name, exact: true });
const dialog = (): Locator => page.getByRole("dialog");
const results = (): Locator => region("What came of it");
const result = (deal: string): Locator => results().getByRole("listitem").filter({ hasText: deal });

const CAUSE = "The contract cannot be filled in: values are missing or invalid.";

async function confirm(): Promise<void> {
  await dialog().getByRole("button", { name: "Fix and resume", exact: true }).click();
  await dialog().waitFor({ state: "hidden" });
}

test("while nothing is wrong the page says so", async () => {
  await page.goto("/a/demo/attention");
  expect(await isShown(page.getByText("Nothing needs you"))).toBe(true);
});

test("what stopped appears by itself, with its cause in plain words and the way out", async () => {
  await hand.win("Deal 12:", "failed");
  await hand.win("Deal 24:", "failed");
  const cause = region(CAUSE);
  expect(await isShown(cause.getByText("2 contracts"))).toBe(true);
  expect(await isShown(cause.getByText("Fill in the named values on the deal, its contact"))).toBe(true);
  expect(await isShown(cause.getByText("The e-mail of the signer “client” is missing."))).toBe(true);
  const count = page.getByRole("navigation").getByRole("link", { name: /^Needs attention/ });
  expect(await count.innerText()).toContain("2");
});

test("several are resumed at once, and what came of each is told", async () => {
  await hand.changeEmail("Deal 12:", "renee@example.com");
  await page.getByLabel("Choose all with this cause").check();
  await page.getByRole("button", { name: "Resume 2 contracts" }).click();
  expect(await isShown(dialog().getByText("nothing is created or sent twice"))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await confirm();
  expect(await isShown(result("Deal 12:").getByText("Goes on"))).toBe(true);
  expect(await isShown(result("Deal 24:").getByText("Stopped again"))).toBe(true);
  expect(await isShown(result("Deal 24:").getByText(/is not one valid address/))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await hand.contract("Deal 12:", "sent");
});

test("the other one is mended in Kommo, resumed by its own button, and sent", async () => {
  await hand.changeEmail("Deal 24:", "asa@example.com");
  await page.getByRole("button", { name: /^Fix and resume: Deal 24:/ }).click();
  await confirm();
  expect(await isShown(result("Deal 24:").getByText("Goes on"))).toBe(true);
  await results()
    .getByRole("link", { name: /^Deal 24:/ })
    .click();
  const stands = region("Where it stands");
  expect(await isShown(stands.getByText(/^Out for signature at Ironclad/))).toBe(true);
  const timeline = region("Timeline").getByRole("listitem");
  const resumed = timeline.filter({ hasText: "It goes on" }).first();
  expect(await isShown(resumed.getByText("by Olivia Owner"))).toBe(true);
});

test("a connection whose token is refused appears with its way out, and all goes on when it is mended", async () => {
  await enterToken("a-token-that-was-revoked");
  const reference = await hand.win("Deal 1:", "planned");
  await page.goto("/a/demo/attention");
  const broken = region("Broken connections");
  expect(await isShown(broken.getByText("Oneflow"))).toBe(true);
  expect(await isShown(broken.getByText("1 contract waits for it"))).toBe(true);
  expect(await isShown(broken.getByText(/credentials/i))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await broken.getByRole("link", { name: "Open the connection" }).click();
  await page.waitForURL("**/connections/oneflow");
  await enterToken("sandbox-oneflow-token");
  await hand.contract("Deal 1:", "sent");
  await page.goto(`/a/demo/contracts/${reference}`);
  const timeline = region("Timeline");
  expect(await isShown(timeline.getByText(/^Waits for Oneflow: /))).toBe(true);
  await page.goto("/a/demo/attention");
  expect(await isShown(page.getByText("Nothing needs you"))).toBe(true);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});

async function enterToken(token: string): Promise<void> {
  await page.goto("/a/demo/connections/oneflow");
  await page.getByRole("textbox", { name: "API token" }).fill(token);
  await page.getByRole("button", { name: /^Save/ }).click();
  await page.getByText("Saved. It is in force within seconds.").last().waitFor();
}
