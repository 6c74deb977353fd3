import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { totpOf } from "../../src/auth/totp.testkit.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";
import { readQrCode } from "./read-qr-code.ts";
import { accept, changesTold, dialog, invite, section } from "./people.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

const BEN = { name: "Ben Operator", email: "ben@example.com", password: "correct horse battery" } as const;
const NEW_PASSWORD = "a longer horse battery";

let visit: Visit;
let owner: Page;
let ben: Page;

beforeAll(async () => {
  visit = await openVisit();
  owner = visit.page;
  await owner.goto("/a/demo/settings");
  ben = await visit.open();
  await accept(ben, await invite(owner, BEN.email, "Operator"), BEN);
}, 120_000);
afterAll(() => visit.close());

/** A new window at the first step of signing in. */
async function signIn(password: string): Promise<Page> {
  const page = await visit.open();
  await page.goto("/a/demo/you");
  await page.getByLabel("E-mail address").fill(BEN.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  return page;
}

test("two sessions are listed, and one ends the other", async () => {
  const elsewhere = await signIn(BEN.password);
  await section(elsewhere, "Where you are signed in").waitFor();
  await ben.goto("/a/demo/you");
  const sessions = section(ben, "Where you are signed in");
  expect(await isShown(sessions.getByText(/This browser/))).toBe(true);
  await sessions.getByRole("button", { name: /^End the session/ }).click();
  expect(await isShown(ben.getByText("The session has ended"))).toBe(true);
  await elsewhere.reload();
  expect(await isShown(elsewhere.getByRole("heading", { name: "Sign in" }))).toBe(true);
});

test("a changed password counts from now on, and ends the other sessions", async () => {
  const elsewhere = await signIn(BEN.password);
  await section(elsewhere, "Where you are signed in").waitFor();
  const password = section(ben, "Password");
  await password.getByLabel("Current password").fill("not the right one");
  await password.getByLabel("New password").fill(NEW_PASSWORD);
  await password.getByRole("button", { name: "Change the password" }).click();
  expect(await isShown(password.getByRole("alert"))).toBe(true);
  await password.getByLabel("Current password").fill(BEN.password);
  await password.getByRole("button", { name: "Change the password" }).click();
  expect(await isShown(ben.getByText(/^The password is changed/))).toBe(true);
  await elsewhere.reload();
  await elsewhere.getByRole("heading", { name: "Sign in" }).waitFor();
  const wrong = await signIn(BEN.password);
  expect(await isShown(wrong.getByText("This e-mail address and password do not belong together."))).toBe(
    true,
  );
});

/** What the dialog hands over when the second factor is turned on. */
let app = "";
let backupCode = "";

test("two-factor sign-in is turned on by a QR code or a key, and a first code", async () => {
  await ben.goto("/a/demo/you");
  const factor = section(ben, "Two-factor sign-in");
  await factor.getByRole("button", { name: "Turn on" }).click();
  await dialog(ben).getByLabel("Your password").fill(NEW_PASSWORD);
  expect(await inspectDialog(ben)).toEqual([]);
  await dialog(ben).getByRole("button", { name: "Turn on" }).click();
  await dialog(ben).getByRole("img", { name: "QR code with the key" }).waitFor();
  expect(await inspectDialog(ben)).toEqual([]);
  app =
    (await dialog(ben)
      .getByRole("link", { name: /on this device/ })
      .getAttribute("href")) ?? "";
  const drawn = await dialog(ben).locator("svg[role=img] path").getAttribute("d");
  expect(readQrCode(drawn ?? "")).toBe(app);
  const shown = ((await dialog(ben).locator("code").textContent()) ?? "").replaceAll(" ", "");
  expect(new URL(app).searchParams.get("secret")).toBe(shown);
  await dialog(ben).getByLabel("Code from the app").fill(totpOf(app));
  await dialog(ben).getByRole("button", { name: "Confirm" }).click();
  await dialog(ben)
    .getByText(/^Keep these somewhere safe/)
    .waitFor();
  expect(await inspectDialog(ben)).toEqual([]);
  backupCode = ((await dialog(ben).locator("pre").textContent()) ?? "").split("\n")[0] ?? "";
  await dialog(ben).getByRole("button", { name: "I have kept them" }).click();
  expect(await isShown(factor.getByText(/^On\. Signing in needs a code/))).toBe(true);
});

test("signing in takes a code of the app, or a backup code once", async () => {
  const byApp = await signIn(NEW_PASSWORD);
  await byApp.getByLabel("Code from the app").fill("000000");
  expect(await inspectDialog(byApp)).toEqual([]);
  await byApp.getByRole("button", { name: "Confirm" }).click();
  expect(await isShown(byApp.getByText("This code is not right, or not right any more."))).toBe(true);
  await byApp.getByLabel("Code from the app").fill(totpOf(app));
  await byApp.getByRole("button", { name: "Confirm" }).click();
  await section(byApp, "Two-factor sign-in").waitFor();
  const byBackup = await signIn(NEW_PASSWORD);
  await byBackup.getByRole("button", { name: "Use a backup code" }).click();
  await byBackup.getByLabel("Backup code").fill(backupCode);
  await byBackup.getByRole("button", { name: "Confirm" }).click();
  await section(byBackup, "Two-factor sign-in").getByRole("button", { name: "Turn off" }).click();
  await dialog(byBackup).getByLabel("Your password").fill(NEW_PASSWORD);
  expect(await inspectDialog(byBackup)).toEqual([]);
  await dialog(byBackup).getByRole("button", { name: "Turn off" }).click();
  expect(await isShown(byBackup.getByText("Two-factor sign-in is off"))).toBe(true);
});

test("who signed in and who was kept out is told in the list of changes, page by page", async () => {
  await owner.reload();
  const told = (await changesTold(owner)).join("\n");
  for (const what of [
    "Turned two-factor sign-in off",
    "Signed in with the password and a backup code",
    `${BEN.name}'s password was right, and the code of the second step was wrong`,
    "Changed their password; all other sessions ended",
    `A wrong password was tried for ${BEN.name}`,
    `Invited ${BEN.email} as operator`,
  ])
    expect(told).toContain(what);
  expect(told).not.toContain(NEW_PASSWORD);
});

test("the demo's owner is asked for no password that nobody knows, signs out, and comes back by a button", async () => {
  await owner.goto("/a/demo/you");
  expect(await isShown(section(owner, "Two-factor sign-in").getByText(/^Off in the demo/))).toBe(true);
  expect(await isShown(section(owner, "Password").getByText(/one click enters/))).toBe(true);
  expect(await owner.locator("input[type=password]").count()).toBe(0);
  const other = await visit.open();
  await other.goto("/sign-in");
  await other.getByRole("button", { name: "Enter the demo" }).click();
  await other.waitForURL(/\/(?:sandbox|a\/demo)/u);
  await owner.getByRole("button", { name: /Olivia Owner/ }).click();
  await owner.getByRole("menuitem", { name: "Sign out" }).click();
  await owner.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await inspectDialog(owner)).toEqual([]);
  await owner.getByRole("button", { name: "Enter the demo" }).click();
  await owner.waitForURL(/\/(?:sandbox|a\/demo)/u);
  await other.goto("/a/demo/you");
  expect(await isShown(section(other, "Where you are signed in"))).toBe(true);
});

test("a session that ends while something unsaved stands is signed in again over it, and nothing is lost", async () => {
  await ben.goto("/a/demo/playbooks/sales-agreement");
  const name = ben.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Typed before the session ended");
  await ben.context().clearCookies();
  await ben.getByRole("button", { name: "Save", exact: true }).click();
  await dialog(ben).getByText("Your session has ended").waitFor();
  expect(await inspectDialog(ben)).toEqual([]);
  await dialog(ben).getByLabel("E-mail address").fill(BEN.email);
  await dialog(ben).getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await dialog(ben).getByRole("button", { name: "Sign in", exact: true }).click();
  await dialog(ben).waitFor({ state: "hidden" });
  expect(await name.inputValue()).toBe("Typed before the session ended");
  await ben.getByRole("button", { name: "Save", exact: true }).click();
  expect(await isShown(ben.getByText("Saved. It is in force within seconds."))).toBe(true);
});

test("a session that ends where nothing is unsaved leads to the sign-in, says so, and back", async () => {
  await ben.context().clearCookies();
  await ben.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Deliveries" }).click();
  expect(await isShown(ben.getByText(/^Your session has ended\. Sign in/))).toBe(true);
  await ben.getByLabel("E-mail address").fill(BEN.email);
  await ben.getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await ben.getByRole("button", { name: "Sign in", exact: true }).click();
  expect(await isShown(ben.getByRole("heading", { level: 1, name: "Deliveries" }))).toBe(true);
});

test("an owner's link that is spent says so before it asks for anything", async () => {
  const late = await visit.open();
  await late.goto(visit.demo.link);
  expect(await isShown(late.getByRole("heading", { name: "This link has been used" }))).toBe(true);
  expect(await late.getByRole("textbox").count()).toBe(0);
  expect(await inspectDialog(late)).toEqual([]);
  await late.getByRole("link", { name: "Sign in" }).click();
  expect(await isShown(late.getByRole("heading", { name: "Sign in" }))).toBe(true);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
