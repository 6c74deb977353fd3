import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Hand } from "./create-hand.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

const ADDRESS = "/a/demo/playbooks/sales-agreement";

let visit: Visit;
let page: Page;
let hand: Hand;

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand } = visit);
  await page.goto(ADDRESS);
}, 120_000);
afterAll(() => visit.close());

const section = (title: string): Locator => page.getByRole("region", { name: title, exact: true });
const dialog = (): Locator => page.getByRole("dialog");
const button = (name: string | RegExp, within: Locator | Page = page): Locator =>
  within.getByRole("button", { name });
const preview = (): Locator => section("Dry run");

async function choose(box: Locator, option: string | RegExp): Promise<void> {
  await box.click();
  await page.getByRole("option", { name: option }).first().click();
}

async function save(on: Page = page): Promise<void> {
  await on.getByRole("button", { name: "Save", exact: true }).click();
  await on.getByText("Saved. It is in force within seconds.").last().waitFor();
}

/** A text as it is written: shown on demand, for people read it by the names of its fields. */
async function written(label: string, on: Page): Promise<Locator> {
  const text = on.getByRole("textbox", { name: label });
  const edit = on.getByRole("button", { name: `Edit the text: ${label}` });
  await text.or(edit).first().waitFor();
  if (await edit.isVisible()) await edit.click();
  return text;
}

const writtenTitle = (on: Page = page): Promise<Locator> => written("Title of the contract", on);

/** Switches the playbook, and says yes. */
async function turn(to: "on" | "off"): Promise<void> {
  await page.getByRole("switch", { name: "Sales agreement: make contracts" }).click({ force: true });
  await button(`Switch ${to}`, dialog()).click();
  await page.getByText(`Sales agreement is ${to}.`).waitFor();
}

test("fields of the template that are empty are matched by name, with one click", async () => {
  await page.getByRole("combobox", { name: "client_company" }).waitFor();
  await button("Clear: client_company").click();
  await button("Match 2 by name").click();
  expect(await page.getByRole("combobox", { name: "client_company" }).inputValue()).toBe("Company name");
});

test("a field of the deal is inserted into a text from a list, and the text reads as people call it", async () => {
  await button("Insert a field into: Title of the contract").click();
  await page.getByRole("combobox", { name: "Search fields" }).fill("number");
  expect(await inspectDialog(page)).toEqual([]);
  await page.getByRole("option", { name: "Deal number" }).click();
  const line = page.getByRole("group", { name: "Title of the contract, as it reads" });
  await line.getByText("Deal number").waitFor();
  expect((await line.innerText()).replaceAll(/\s+/gu, " ")).toBe(
    "Agreement with Company name, else Contact name Deal number",
  );
  const title = await writtenTitle();
  expect(await title.inputValue()).toMatch(/ \{\{ deal\.id \}\}$/u);
});

test("another field takes the place of one in a text by a press on it", async () => {
  const line = page.getByRole("group", { name: "Title of the contract, as it reads" });
  await line.getByRole("button", { name: "Deal number: choose another field" }).click();
  await page.getByRole("option", { name: "Deal name" }).click();
  const title = await writtenTitle();
  await expect.poll(() => title.inputValue()).toMatch(/ \{\{ deal\.name \}\}$/u);
  await line.getByRole("button", { name: "Deal name: choose another field" }).click();
  await page.getByRole("option", { name: "Deal number" }).click();
  await expect.poll(() => title.inputValue()).toMatch(/ \{\{ deal\.id \}\}$/u);
});

test("fields that say the same are offered once", async () => {
  await button("Insert a field into: Message to the signers").click();
  await page.getByRole("combobox", { name: "Search fields" }).fill("mail");
  const offered = await page.getByRole("dialog").getByRole("option").allInnerTexts();
  expect(offered).toEqual(["E-mail", "Company e-mail", "Responsible user's e-mail"]);
  await page.keyboard.press("Escape");
});

test("options stand below the vendor that has them, without JSON and ids where there are names", async () => {
  await button(/^More settings/).click();
  await button(/^Options of Skribble/).click();
  await button("Add a row: Marks").click();
  const row = page.getByRole("group", { name: "Marks 1" });
  expect(await row.getByRole("combobox", { name: "For" }).inputValue()).toBe("client");
  await row.getByRole("textbox", { name: "Field" }).fill("signature-1");
  expect(await inspectDialog(page)).toEqual([]);
  expect(await page.getByPlaceholder("{ }").count()).toBe(0);
  await button("Remove row 1: Marks").click();
  await button(/^Options of Skribble/).click();
  await button(/^More settings/).click();
});

test("a second signer comes in, in a role of the template, after the first", async () => {
  await button("Add a signer").click();
  const signer = page.getByRole("group", { name: "Signer 2" });
  expect(await signer.getByRole("combobox", { name: "Who" }).inputValue()).toBe(
    "Whoever is responsible for the deal",
  );
  await choose(signer.getByRole("combobox", { name: "Receives" }), "Only a copy");
  await signer.getByRole("combobox", { name: "Role" }).fill("client");
});

test("an outcome gets a note and a task of one's own", async () => {
  await button(/^Sent/).click();
  const sent = page.getByRole("region", { name: /^Sent/ });
  await (await written("Note: Sent", page)).fill("On its way: ");
  await button("Insert a field into: Note: Sent").click();
  await page.getByRole("option", { name: "Link to the contract" }).click();
  await sent.getByRole("switch", { name: /^Make a task/ }).press("Space");
  await (await written("Task: Sent", page)).fill("Call the client");
  await sent.getByRole("spinbutton", { name: "Due in" }).fill("48");
  expect(await isShown(button(/^Sent note · task/))).toBe(true);
});

test("a mistake is told at its field while one types, and what is wrong stands in one list", async () => {
  const title = await writtenTitle();
  const right = await title.inputValue();
  await title.fill(`${right} {{ deal.nmae }}`);
  const told = "There is no field “deal.nmae”. Did you mean “Deal name”?";
  expect(await isShown(section("What is sent").getByText(told))).toBe(true);
  expect(await isShown(page.getByRole("listitem").getByText(told))).toBe(true);
  expect(await button("Save").isDisabled()).toBe(true);
  await expect.poll(() => title.getAttribute("aria-invalid"), { timeout: 20_000 }).toBe("true");
  expect(await isShown(page.getByText("1 thing to put right").first())).toBe(true);
  expect(await isShown(preview().getByText("Fill in what is missing"))).toBe(true);
  await title.fill(`${right} {{ }}`);
  expect(await isShown(section("What is sent").getByText(/^A value is missing; name one/u))).toBe(true);
  await title.fill(right);
  await expect.poll(() => title.getAttribute("aria-invalid"), { timeout: 20_000 }).not.toBe("true");
});

test("a check that fails is told as such, not as something missing", async () => {
  const title = await writtenTitle();
  const right = await title.inputValue();
  await page.route("**/playbooks/check", (route) => route.abort());
  await title.fill(`${right} {{ contact.name }}`);
  await preview().getByText("What you typed could not be checked.").waitFor();
  expect(await preview().getByText("Fill in what is missing").count()).toBe(0);
  await page.unroute("**/playbooks/check");
  await button("Try again", preview()).first().click();
  await preview().getByText("What you typed could not be checked.").waitFor({ state: "hidden" });
  await title.fill(right);
});

test("what would go out is shown for a real deal, live, with what each outcome would do", async () => {
  const deal = page.getByRole("combobox", { name: "Try it with the deal" });
  await deal.fill("Deal 5:");
  await page.getByRole("option", { name: /^Deal 5:/ }).click();
  await preview()
    .getByText(/^Agreement with .* 2000000\d$/)
    .waitFor();
  for (const shown of ["person5@example.com", /· client · Only a copy$/, "It would go out, but not now"])
    expect(await isShown(preview().getByText(shown))).toBe(true);
  for (const effect of [
    "sent: the contract's id goes into “Contract ID”",
    "sent: a note, a task due in 48 h",
    "signed: the deal moves to “Contract signed”, a note, the signed PDF is archived and attached",
    "viewed: a note",
    "declined: a note, a task due in 24 h",
    "expired: a note, a task due in 24 h",
    "withdrawn: a note",
  ])
    expect(await isShown(preview().getByRole("listitem").filter({ hasText: effect })), effect).toBe(true);
  await (await writtenTitle()).fill("Contract {{ deal.id }}");
  expect(await isShown(preview().getByText(/^Contract 2000000\d$/))).toBe(true);
  await button("Check now").click();
  expect(await isShown(section("Check").getByText("In order:").first())).toBe(true);
});

test("a test send reaches oneself alone, and Kommo hears nothing of it", async () => {
  const before = await hand.deal("Deal 5:");
  await button("Test send").click();
  expect(await isShown(dialog().getByText(/sent to olivia\.owner@example\.com alone/))).toBe(true);
  expect(await dialog().getByRole("combobox").inputValue()).toMatch(/^Deal 5:/);
  expect(await inspectDialog(page)).toEqual([]);
  await button("Send it to me", dialog()).click();
  expect(await isShown(dialog().getByText("Look into the mailbox of olivia.owner@example.com."))).toBe(true);
  await button("Done", dialog()).click();
  const papers = (await hand.read()).inboxes.flatMap((inbox) => inbox.papers);
  expect(papers).toMatchObject([
    { title: expect.stringMatching(/^\[TEST\] Contract 2000000\d$/u), state: "asked" },
  ]);
  const own = /^olivia\.owner(?:\+\d)?@example\.com$/u;
  for (const { email } of papers.flatMap(({ signers }) => signers)) expect(email).toMatch(own);
  expect(await hand.deal("Deal 5:")).toEqual(before);
});

test("saved, the history shows what was changed, and no more; going back, the old state is in force", async () => {
  await save();
  await button("History").click();
  const newest = dialog().getByRole("listitem").first();
  expect(await isShown(newest.getByText("What is sent · Title"))).toBe(true);
  for (const place of [
    "Fields of the template · billing_address",
    "Signers · 2 · Receives",
    "And then · Sent · Note",
    "And then · Sent · Task · Text",
  ])
    expect(await isShown(newest.getByText(place, { exact: true })), place).toBe(true);
  expect(await newest.getByText("And then · Signed by all").count()).toBe(0);
  expect(await inspectDialog(page)).toEqual([]);
  await button(/^Roll back to version/, dialog())
    .first()
    .click();
  expect(await isShown(dialog().getByText(/Nothing is lost/))).toBe(true);
  await dialog().getByRole("button", { name: "Roll back", exact: true }).last().click();
  await page.getByText(/The playbook is as in version \d+ again/).waitFor();
  await dialog().waitFor({ state: "hidden" });
  const line = page.getByRole("group", { name: "Title of the contract, as it reads" });
  await line.getByText("Agreement with").waitFor();
  await hand.move("Deal 1:", "Won");
  await expect
    .poll(() => hand.titles(), { timeout: 20_000 })
    .toContainEqual(expect.stringMatching(/^Agreement with/u));
});

test("switched off, a deal in the stage gets no contract, and the page says so", async () => {
  await turn("off");
  expect(await isShown(page.getByText("Deals that enter Sales / Won get no contract."))).toBe(true);
  const papers = (await hand.titles()).length;
  await hand.move("Deal 3:", "Won");
  // another playbook's contract shows that deals are looked at
  await hand.move("Deal 30:", "Won");
  await expect.poll(async () => (await hand.titles()).length, { timeout: 20_000 }).toBe(papers + 1);
  const { news, deals } = await hand.read();
  const left = deals.find(({ name }) => name.startsWith("Deal 3:"));
  expect(news.filter(({ deal }) => deal === left?.id)).toEqual([]);
});

test("switched on again, the next deal gets its contract, and the one that came meanwhile does not", async () => {
  await turn("on");
  const papers = (await hand.titles()).length;
  await hand.move("Deal 5:", "Won");
  await expect.poll(async () => (await hand.titles()).length, { timeout: 20_000 }).toBe(papers + 1);
  const { news, deals } = await hand.read();
  const left = deals.find(({ name }) => name.startsWith("Deal 3:"));
  expect(news.filter(({ deal }) => deal === left?.id)).toEqual([]);
});

test("of two people who edit at a time the second is told, sees what the first did, and decides", async () => {
  const other = await page.context().newPage();
  await other.goto(ADDRESS);
  await other.getByRole("spinbutton", { name: "Time to sign" }).fill("21");
  const title = await writtenTitle();
  await title.fill("Mine {{ deal.id }}");
  await save(other);
  await button("Save").click();
  expect(await isShown(dialog().getByText("What is sent · Days to sign"))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await button("Go on editing", dialog()).click();
  // begun before mine is saved: who edits nothing sees it come in by itself
  await (await writtenTitle(other)).fill("Other {{ deal.id }}");
  expect(await title.inputValue()).toBe("Mine {{ deal.id }}");
  await button("Save").click();
  await button("Save mine", dialog()).click();
  await page.getByText("Saved. It is in force within seconds.").last().waitFor();
  await dialog().waitFor({ state: "hidden" });

  await other.getByRole("button", { name: "Save", exact: true }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Take theirs" }).click();
  await other.getByRole("dialog").waitFor({ state: "hidden" });
  const shown = await writtenTitle(other);
  expect(await shown.inputValue()).toBe("Mine {{ deal.id }}");
  await other.close();
});

test("a new playbook cannot take the name of one that is there", async () => {
  await page.goto("/a/demo/playbooks/+new");
  await page.getByRole("textbox", { name: "Name" }).fill("sales agreement ");
  expect(await isShown(page.getByText("There is a playbook of this name already.").first())).toBe(true);
  expect(await button("Create playbook").isDisabled()).toBe(true);
  await page.getByRole("link", { name: "All playbooks" }).click();
  await button("Leave", dialog()).click();
});

test("a playbook whose contracts are under way is removed only by who says so once more", async () => {
  await page.getByRole("link", { name: "Sales agreement" }).click();
  await button("Remove the playbook").click();
  expect(await isShown(dialog().getByText("Contracts that were made by it stay"))).toBe(true);
  await button("Remove", dialog()).click();
  expect(await isShown(dialog().getByText(/of this playbook (?:is|are) under way/))).toBe(true);
  expect(await button("Remove", dialog()).isDisabled()).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await dialog().getByRole("checkbox").check();
  await button("Remove", dialog()).click();
  await page.getByText("Sales agreement was removed.").waitFor();
  expect(await page.getByRole("link", { name: "Sales agreement" }).count()).toBe(0);
});

test("a playbook that was taken out stands below the list, and is restored from there", async () => {
  const removed = section("Removed playbooks");
  await button("Restore Sales agreement", removed).click();
  expect(await isShown(dialog().getByText(/It was switched on, and is on again at once/))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await dialog().getByRole("button", { name: "Restore", exact: true }).click();
  await page.getByText("Sales agreement is back.").waitFor();
  await page.getByRole("link", { name: "Sales agreement" }).waitFor();
  expect(await removed.count()).toBe(0);
});

test("whoever edits a playbook that somebody else removes meanwhile is told, and makes it again", async () => {
  await page.getByRole("link", { name: "Sales agreement" }).click();
  const title = await writtenTitle();
  await title.fill("Saved in time {{ deal.id }}");
  const gone = await page.request.delete("/api/accounts/demo/playbooks/sales-agreement?despite=true", {
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(gone.ok()).toBe(true);
  await button("Save").click();
  expect(await isShown(dialog().getByText(/^Somebody else removed .* meanwhile$/u))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await button("Make it again", dialog()).click();
  const read = () => page.request.get("/api/accounts/demo/playbooks/sales-agreement");
  await expect.poll(async () => (await read()).ok(), { timeout: 20_000 }).toBe(true);
  expect(await (await read()).json()).toMatchObject({
    playbook: { send: { title: "Saved in time {{ deal.id }}" } },
  });
  await button("Save").waitFor({ state: "hidden" });
});

test("the dry run of a deal with a contract says that nothing new goes out, and leads to it", async () => {
  const deal = page.getByRole("combobox", { name: "Try it with the deal" });
  await deal.fill("Deal 1:");
  await page.getByRole("option", { name: /^Deal 1:/ }).click();
  await preview().getByText("Nothing new would be sent").waitFor();
  expect(await preview().getByText("It would go out").count()).toBe(0);
  expect(await inspectDialog(page)).toEqual([]);
  await preview().getByRole("link", { name: /^CS-/ }).click();
  await page.waitForURL(/\/contracts\/CS-/u);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
