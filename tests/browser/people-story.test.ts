import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";
import { accept, changesTold, choose, dialog, invite, section } from "./people.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

const BEN = { name: "Ben Operator", email: "ben@example.com", password: "correct horse battery" } as const;

let visit: Visit;
let owner: Page;
let ben: Page;

beforeAll(async () => {
  visit = await openVisit();
  owner = visit.page;
  await owner.goto("/a/demo/settings");
}, 120_000);
afterAll(() => visit.close());

/** Somebody in the list of people, or of those who are invited. */
const row = (page: Page, text: string) =>
  section(page, "People").getByRole("listitem").filter({ hasText: text });

test("the owner invites an operator by a link that is shown once", async () => {
  await section(owner, "People").getByRole("button", { name: "Invite" }).click();
  expect(await inspectDialog(owner)).toEqual([]);
  await dialog(owner).getByRole("button", { name: "Cancel" }).click();
  const link = await invite(owner, BEN.email, "Operator");
  expect(link).toMatch(/^http:\/\/\S+\/invitation#\S{40,}$/u);
  expect(await isShown(row(owner, BEN.email))).toBe(true);
  ben = await visit.open();
  await accept(ben, link, BEN);
  await ben.goto("/a/demo/playbooks");
  expect(await isShown(ben.getByRole("link", { name: "New playbook" }))).toBe(true);
  const late = await visit.open();
  await late.goto(link);
  expect(await isShown(late.getByText("This link has been used, is too old, or was never made."))).toBe(true);
});

test("an invitation that is taken back opens nothing", async () => {
  const link = await invite(owner, "wrong@example.com", "Owner");
  await section(owner, "People")
    .getByRole("button", { name: "Take back the invitation of wrong@example.com" })
    .click();
  expect(await inspectDialog(owner)).toEqual([]);
  await dialog(owner).getByRole("button", { name: "Take back" }).click();
  await row(owner, "wrong@example.com").waitFor({ state: "detached" });
  const page = await visit.open();
  await page.goto(link);
  expect(await isShown(page.getByText("This link has been used, is too old, or was never made."))).toBe(true);
});

test("an agency has two accounts: its owner goes from one to the other, the operator sees one", async () => {
  await section(owner, "Installation").getByRole("link", { name: "Add an account" }).click();
  await owner.getByLabel("Name", { exact: true }).fill("second");
  expect(await inspectDialog(owner)).toEqual([]);
  await owner.getByRole("button", { name: "Create the account" }).click();
  await owner.waitForURL("**/a/second/overview");
  await choose(owner, "Account", "demo");
  await owner.waitForURL("**/a/demo/overview");
  await ben.goto("/a/second/overview");
  expect(await isShown(ben.getByText("There is nothing here"))).toBe(true);
  await ben.goto("/a/demo/overview");
  await ben.getByRole("heading", { level: 1 }).waitFor();
  expect(await ben.getByRole("combobox", { name: "Account", exact: true }).count()).toBe(0);
});

test("who owns one account changes that one, and nothing of the installation", async () => {
  await owner.goto("/a/second/settings");
  const link = await invite(owner, "amy@example.com", "Owner");
  const amy = await visit.open();
  await accept(amy, link, { name: "Amy Second", password: BEN.password });
  await amy.goto("/a/second/settings");
  expect(await isShown(section(amy, "Account second").getByRole("button", { name: "Save" }))).toBe(true);
  expect(await section(amy, "Installation").getByRole("button", { name: "Save" }).count()).toBe(0);
  expect(await section(amy, "Installation").getByRole("link", { name: "Add an account" }).count()).toBe(0);
  await section(amy, "People").getByRole("button", { name: "Invite" }).click();
  await dialog(amy).getByLabel("E-mail").waitFor();
  expect(await amy.getByText("In every account of this installation").count()).toBe(0);
  await amy.goto("/a/demo/settings");
  expect(await isShown(amy.getByText("There is nothing here"))).toBe(true);
});

test("an operator who becomes a viewer is refused at the next call, and the buttons are gone", async () => {
  await ben.goto("/a/demo/playbooks");
  await ben.getByRole("switch").first().waitFor();
  await owner.goto("/a/demo/settings");
  await choose(owner, `Role of ${BEN.name}`, "Viewer");
  expect(await isShown(owner.getByText(`${BEN.name} has another role now.`))).toBe(true);
  await ben.getByRole("switch").first().click({ force: true });
  await dialog(ben).getByRole("button", { name: "Switch off" }).click();
  expect(await isShown(ben.getByText("Your role does not allow this: it needs operator."))).toBe(true);
  await ben.getByRole("link", { name: "New playbook" }).waitFor({ state: "detached" });
  await choose(owner, `Role of ${BEN.name}`, "Operator");
});

test("an API key is shown once, opens the API, and is refused when it is taken back", async () => {
  await owner.goto("/a/demo/settings");
  const keys = section(owner, "API keys");
  await keys.getByRole("button", { name: "Make a key" }).click();
  await dialog(owner).getByLabel("Name").fill("Reports");
  expect(await inspectDialog(owner)).toEqual([]);
  await dialog(owner).getByRole("button", { name: "Make the key" }).click();
  const secret = (await dialog(owner).locator("code").textContent()) ?? "";
  expect(await inspectDialog(owner)).toEqual([]);
  await dialog(owner).getByRole("button", { name: "I have copied it" }).click();
  await dialog(owner).waitFor({ state: "hidden" });
  const ask = async () => {
    const headers = { authorization: `Bearer ${secret}` };
    return (await fetch(`${visit.demo.url}/api/accounts/demo/overview`, { headers })).status;
  };
  expect(await ask()).toBe(200);
  await keys.getByRole("button", { name: "Remove the key Reports" }).click();
  expect(await inspectDialog(owner)).toEqual([]);
  await dialog(owner).getByRole("button", { name: "Remove" }).click();
  expect(await isShown(owner.getByText("The key Reports was removed."))).toBe(true);
  expect(await ask()).toBe(401);
});

test("with an owner who is removed end a key and an invitation that they made, and the dialog names them", async () => {
  const mal = await visit.open();
  await accept(mal, await invite(owner, "mal@example.com", "Owner"), { ...BEN, name: "Mal Owner" });
  await mal.goto("/a/demo/settings");
  const keys = section(mal, "API keys");
  await keys.getByRole("button", { name: "Make a key" }).click();
  await dialog(mal).getByLabel("Name").fill("Back door");
  await choose(mal, "Role", "Owner", dialog(mal));
  await dialog(mal).getByRole("button", { name: "Make the key" }).click();
  await dialog(mal).getByRole("button", { name: "I have copied it" }).click();
  const link = await invite(mal, "friend@example.com", "Owner");
  await owner.reload();
  expect(await isShown(row(owner, "friend@example.com").getByText(/by Mal Owner \(mal@example\.com\)/))).toBe(
    true,
  );
  await choose(owner, "Role of Mal Owner", "Viewer");
  expect(
    await isShown(dialog(owner).getByText(/^Also ends 1 API key that Mal Owner made: Back door\./)),
  ).toBe(true);
  expect(await inspectDialog(owner)).toEqual([]);
  await dialog(owner).getByRole("button", { name: "Cancel" }).click();
  await dialog(owner).waitFor({ state: "hidden" });
  await owner.getByRole("button", { name: "Remove Mal Owner" }).click();
  expect(
    await isShown(dialog(owner).getByText(/^Also ends 1 API key that Mal Owner made: Back door\./)),
  ).toBe(true);
  expect(await isShown(dialog(owner).getByText(/^Also ends 1 invitation that Mal Owner made: friend@/))).toBe(
    true,
  );
  expect(await inspectDialog(owner)).toEqual([]);
  await dialog(owner).getByRole("button", { name: "Remove" }).click();
  await owner.getByRole("button", { name: "Remove Mal Owner" }).waitFor({ state: "detached" });
  await row(owner, "friend@example.com").waitFor({ state: "detached" });
  expect(await section(owner, "API keys").getByText("Back door").count()).toBe(0);
  const friend = await visit.open();
  await friend.goto(link);
  expect(await isShown(friend.getByText("This link has been used, is too old, or was never made."))).toBe(
    true,
  );
});

test("who is removed is out", async () => {
  await owner.getByRole("button", { name: `Remove ${BEN.name}` }).click();
  expect(await inspectDialog(owner)).toEqual([]);
  await dialog(owner).getByRole("button", { name: "Remove" }).click();
  await row(owner, BEN.email).waitFor({ state: "detached" });
  await ben.goto("/a/demo/overview");
  expect(await isShown(ben.getByRole("heading", { name: "Sign in" }))).toBe(true);
});

test("all of this is told in the list of changes", async () => {
  await owner.reload();
  const told = (await changesTold(owner)).join("\n");
  for (const what of [
    `Removed ${BEN.name} (${BEN.email}), who was operator`,
    "Took back the API key Reports",
    "Made the API key Reports as viewer",
    `Made ${BEN.name} (${BEN.email}) viewer, who was operator`,
    "Took back the invitation of wrong@example.com as owner",
    `Invited ${BEN.email} as operator`,
  ])
    expect(told).toContain(what);
  expect(told).not.toContain("csk_");
  expect(await inspectDialog(owner)).toEqual([]);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
