import type { Locator, Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sampleContract } from "../../sandbox/oneflow/sample-contract.ts";
import type { Hand } from "./create-hand.ts";
import { inspectPage } from "./inspect-page.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;
let hand: Hand;
/** A page on a busy machine. */
const SOON = { timeout: 20_000 } as const;
/** Where the vendors listen. */
let sandbox = "";

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand, sandbox } = visit);
}, 120_000);
afterAll(() => visit.close());

const dialog = (): Locator => page.getByRole("dialog");
const timeline = (): Locator => page.getByRole("region", { name: "Timeline" });
const stands = (): Locator => page.getByRole("region", { name: "Where it stands" });

/** The entry of the timeline that says so: when and by whom it was. */
const entry = (says: string | RegExp): Locator => timeline().getByRole("listitem").filter({ hasText: says });

async function open(reference: string): Promise<void> {
  await page.goto(`/a/demo/contracts/${reference}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Opens the dialog of an action, by its button or from the menu. */
async function choose(action: string): Promise<Locator> {
  const button = page.getByRole("button", { name: action, exact: true });
  const more = page.getByRole("button", { name: "More actions" });
  await more.waitFor();
  if ((await button.count()) > 0) await button.click();
  else {
    await more.click();
    await page.getByRole("menuitem", { name: action, exact: true }).click();
  }
  await dialog().waitFor();
  return dialog();
}

async function confirm(action: string): Promise<void> {
  await dialog().getByRole("button", { name: action, exact: true }).click();
  await dialog().waitFor({ state: "hidden" });
}

/** What a person does in the vendor's own application. */
function atOneflow(path: string, body: unknown): Promise<Response> {
  const headers = {
    "content-type": "application/json",
    "x-oneflow-api-token": "sandbox-oneflow-token",
    "x-oneflow-user-email": "ada.owner@example.com",
  };
  return fetch(`${sandbox}/oneflow/v1/contracts/${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
}

/** What the vendor was asked. */
async function asked(simulator: string): Promise<string> {
  return (await fetch(`${sandbox}/_control/${simulator}/seen`)).text();
}

async function notesOn(deal: string): Promise<string> {
  return (await hand.deal(deal)).written.map(({ text }) => text).join("\n");
}

test("look now says what it will do, and reads the contract at once", async () => {
  await open(await hand.win("Deal 1:", "sent"));
  const asks = await choose("Look now");
  expect(await isShown(asks.getByText("Oneflow is asked where the contract stands."))).toBe(true);
  expect(await isShown(asks.getByText("Only what is new is written to the deal."))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await confirm("Look now");
  expect(await isShown(entry("Asked to look at it now").getByText("by Olivia Owner"))).toBe(true);
});

test("more time is given at the vendor, until the day that the dialog named", async () => {
  const asks = await choose("Give more time");
  expect(await isShown(asks.getByText("Oneflow gives the signers until the new day."))).toBe(true);
  await asks.getByLabel("Days from now").fill("30");
  const until = /the signers have until (\S.*)\./u.exec(await asks.innerText())?.[1] ?? "no day";
  expect(await inspectPage(page)).toEqual([]);
  await confirm("Give more time");
  expect(await isShown(entry("The signers have until").getByText("by Olivia Owner"))).toBe(true);
  const expires = page.getByRole("region", { name: "About it" });
  await expect.poll(() => expires.innerText(), SOON).toContain(`Expires\n${until.split(" ").at(0) ?? ""} `);
});

test("a contract is withdrawn: gone from the vendor's inbox, told on the deal, by name in the timeline", async () => {
  const asks = await choose("Withdraw");
  expect(await isShown(asks.getByText(/Oneflow deletes it; .* can no longer sign/))).toBe(true);
  expect(await isShown(asks.getByText("The deal gets a note."))).toBe(true);
  await asks.getByRole("textbox", { name: "Reason" }).fill("The amount was wrong");
  expect(await inspectPage(page)).toEqual([]);
  await confirm("Withdraw");
  expect(await isShown(stands().getByText(/^Withdrawn on .*: The amount was wrong\.$/))).toBe(true);
  const by = entry("Asked to withdraw it: The amount was wrong").getByText("by Olivia Owner");
  expect(await isShown(by)).toBe(true);
  await expect.poll(() => notesOn("Deal 1:"), SOON).toContain("The amount was wrong");
  const { inboxes } = await hand.read();
  const out = inboxes.flatMap(({ papers }) => papers).filter(({ state }) => state === "asked");
  expect(out).toEqual([]);
});

test("what is not possible is in the menu with its reason", async () => {
  await page.getByRole("button", { name: "More actions" }).click();
  const impossible = page.getByRole("menuitem", { name: /^Withdraw/ });
  expect(await isShown(impossible.getByText("Is withdrawn already: there is nothing to withdraw."))).toBe(
    true,
  );
  expect(await impossible.isDisabled()).toBe(true);
  expect(await inspectPage(page)).toEqual([]);
  await page.keyboard.press("Escape");
});

test("a reminder goes to those who have not signed", async () => {
  await open(await hand.win("Deal 2:", "sent"));
  const asks = await choose("Remind");
  expect(await isShown(asks.getByText(/^Ironclad reminds Károly/))).toBe(true);
  await confirm("Remind");
  expect(await isShown(entry("Signers reminded by Ironclad").getByText("by Olivia Owner"))).toBe(true);
  expect(await asked("ironclad")).toContain("/remind");
});

test("after a refusal a new contract is sent, and the former one stays as it is", async () => {
  const former = await hand.contract("Deal 2:", "sent");
  await hand.act(former, "decline", "We need a shorter term");
  expect(await isShown(stands().getByText(/^Declined by Károly/))).toBe(true);
  const asks = await choose("Send again");
  expect(await isShown(asks.getByText(/^Ironclad gets a new contract/))).toBe(true);
  await confirm("Send again");
  const others = page.getByRole("region", { name: "The deal's other contracts" });
  expect(await isShown(others.getByText("Sent"))).toBe(true);
  await others.getByRole("link").first().click();
  expect(await isShown(stands().getByText(/^Out for signature at Ironclad/))).toBe(true);
  expect(await isShown(entry(/^Planned by the playbook/).getByText("by Olivia Owner"))).toBe(true);
  const { inboxes } = await hand.read();
  const papers = inboxes.find(({ id }) => id === "ironclad")?.papers.map(({ state }) => state);
  expect(papers).toEqual(["asked", "declined"]);
});

test("a contract that somebody made at the vendor is linked, and nothing is created", async () => {
  await hand.changeEmail("Deal 8:", "");
  await open(await hand.win("Deal 8:", "failed"));
  const made = await atOneflow("create", sampleContract());
  const id = /"id":(\d+)/u.exec(await made.text())?.[1] ?? "";
  await atOneflow(`${id}/publish`, { subject: "Agreement", message: "Please sign." });
  const asks = await choose("Link to an existing contract");
  expect(await isShown(asks.getByText(/The contract that you name is read; nothing is created/))).toBe(true);
  expect(await inspectPage(page)).toEqual([]);
  const field = asks.getByRole("textbox", { name: /^The vendor's id/ });
  await field.fill("999999");
  await confirm("Link to an existing contract");
  expect(await isShown(entry(/but it was not done: .*does not know a contract/))).toBe(true);
  await choose("Link to an existing contract");
  await dialog()
    .getByRole("textbox", { name: /^The vendor's id/ })
    .fill(id);
  await confirm("Link to an existing contract");
  const linked = entry(`Linked to the contract ${id} at Oneflow`);
  expect(await isShown(linked.getByText("by Olivia Owner"))).toBe(true);
  expect(await isShown(stands().getByText(/^Out for signature at Oneflow/))).toBe(true);
});

test("from the list to a withdrawn contract by keyboard alone", async () => {
  await hand.win("Deal 5:", "sent");
  await page.goto("/a/demo/contracts");
  await page.getByRole("link", { name: /^Deal 5:/ }).waitFor();
  await tabTo(page, page.getByRole("searchbox").or(page.getByLabel("Search contracts")).last());
  // by the person: a number may also begin the reference of another contract
  const { deals } = await hand.read();
  const [, person = ""] = deals.find(({ name }) => name.startsWith("Deal 5:"))?.name.split(": ") ?? [];
  await page.keyboard.type(person);
  await page
    .getByRole("link", { name: /^Deal 2:/ })
    .first()
    .waitFor({ state: "hidden" });
  await tabTo(page, page.getByRole("link", { name: /^Deal 5:/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "More actions" }));
  await page.keyboard.press("Enter");
  await focusIn(page.getByRole("menu"));
  const item = page.getByRole("menuitem", { name: "Withdraw", exact: true });
  for (let presses = 0; presses < 8 && !(await isFocused(item)); presses += 1)
    await page.keyboard.press("ArrowDown");
  expect(await isFocused(item)).toBe(true);
  await page.keyboard.press("Enter");
  await focusIn(dialog());
  await tabTo(page, dialog().getByRole("textbox", { name: "Reason" }));
  await page.keyboard.type("Asked by the client");
  await tabTo(page, dialog().getByRole("button", { name: "Withdraw" }));
  await page.keyboard.press("Enter");
  expect(await isShown(stands().getByText(/^Withdrawn on .*: Asked by the client\.$/))).toBe(true);
});

test("a double click is one wish: the dialog stays, and what is asked for is asked once", async () => {
  await open(await hand.win("Deal 16:", "sent"));
  const sent: string[] = [];
  const listen = (request: Request) => {
    if (request.method() === "POST") sent.push(new URL(request.url()).pathname.split("/").at(-1) ?? "");
  };
  page.on("request", listen);
  await page.getByRole("button", { name: "Remind", exact: true }).dblclick();
  expect(await isShown(dialog().getByText("Remind the signers?"))).toBe(true);
  await dialog().getByRole("button", { name: "Remind", exact: true }).dblclick();
  await dialog().waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Look now", exact: true }).dblclick();
  await dialog().getByRole("button", { name: "Look now", exact: true }).dblclick();
  await dialog().waitFor({ state: "hidden" });
  page.off("request", listen);
  expect(sent).toEqual(["remind", "look"]);
});

test("who is about to withdraw a contract that is signed meanwhile is told, and cannot", async () => {
  const reference = await hand.win("Deal 17:", "sent");
  await open(reference);
  await choose("Withdraw");
  await hand.act(reference, "sign-all");
  expect(await isShown(dialog().getByText("The contract has changed meanwhile"))).toBe(true);
  expect(await isShown(dialog().getByText(/^This can no longer be done: /))).toBe(true);
  expect(await dialog().getByRole("button", { name: "Withdraw" }).isDisabled()).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await dialog().getByRole("button", { name: "Cancel" }).click();
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});

async function isFocused(what: Locator): Promise<boolean> {
  return what.evaluate((element) => element === element.ownerDocument.activeElement);
}

/** Menus and dialogs take the focus once they are drawn: a key that is pressed before goes to what is behind them. */
async function focusIn(what: Locator): Promise<void> {
  await what.waitFor();
  const isInside = () => what.evaluate((element) => element.contains(element.ownerDocument.activeElement));
  await expect.poll(isInside, SOON).toBe(true);
}

const MOST_TABS = 60;

async function tabTo(on: Page, what: Locator): Promise<void> {
  await what.waitFor();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await isFocused(what)) return;
    await on.keyboard.press("Tab");
  }
  throw new Error("it cannot be reached by Tab");
}
