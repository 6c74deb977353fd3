import type { Locator, Page } from "playwright-core";

/** Somebody of a story who chooses a password. */
export interface Newcomer {
  readonly name: string;
  readonly password: string;
}

/** A part of the page by its heading. */
export function section(page: Page, title: string): Locator {
  return page.getByRole("region", { name: title, exact: true });
}

/** The dialog that is open. */
export function dialog(page: Page): Locator {
  return page.getByRole("dialog");
}

/** Chooses from a list by what people read. */
export async function choose(
  page: Page,
  label: string,
  option: string,
  within: Locator | Page = page,
): Promise<void> {
  await within.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Invites somebody on the settings page, and resolves to the link that is shown once. */
export async function invite(page: Page, email: string, role: string): Promise<string> {
  await section(page, "People").getByRole("button", { name: "Invite" }).click();
  await dialog(page).getByLabel("E-mail").fill(email);
  await choose(page, "Role", role, dialog(page));
  await dialog(page).getByRole("button", { name: "Make the link" }).click();
  const link = (await dialog(page).locator("code").textContent()) ?? "";
  await dialog(page).getByRole("button", { name: "Done" }).click();
  await dialog(page).waitFor({ state: "hidden" });
  return link;
}

/** Follows an invitation in this window, as somebody new. */
export async function accept(page: Page, link: string, { name, password }: Newcomer): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await page.waitForURL(/\/(?:sandbox|a\/)/u);
}

/** All that the list of changes says, page by page, newest first. */
export async function changesTold(page: Page): Promise<readonly string[]> {
  const changes = section(page, "Changes");
  const items = changes.getByRole("listitem");
  const next = changes.getByRole("button", { name: "Next" });
  const told: string[] = [];
  for (;;) {
    await items.first().waitFor();
    const shown = await items.allTextContents();
    told.push(...shown);
    if (!(await next.isVisible()) || (await next.isDisabled())) return told;
    await next.click();
    await items
      .first()
      .filter({ hasNotText: shown[0] ?? "" })
      .waitFor();
  }
}
