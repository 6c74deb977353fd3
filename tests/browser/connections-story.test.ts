import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { foundAccount } from "./found-account.ts";
import { inspectPage } from "./inspect-page.ts";
import { inspectDialog } from "./inspect-dialog.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 60_000 });

let visit: Visit;
let page: Page;
/** Where the sandbox listens. */
let sandbox = "";

beforeAll(async () => {
  visit = await openVisit({ isEmpty: true });
  ({ page, sandbox } = visit);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await foundAccount(page, visit.demo);
}, 120_000);
afterAll(() => visit.close());

const section = (title: string | RegExp): Locator => page.getByRole("region", { name: title });
const button = (name: string | RegExp, within: Locator | Page = page): Locator =>
  within.getByRole("button", { name });

async function fill(label: string, value: string): Promise<void> {
  await page
    .getByRole("textbox", { name: new RegExp(`^${label}`, "u") })
    .first()
    .fill(value);
}

async function save(): Promise<void> {
  const saved = page.waitForResponse((response) => response.request().method() === "PUT");
  await button(/^Save/u).click();
  expect((await saved).status()).toBe(200);
  await page.getByText("Saved. It is in force within seconds.").last().waitFor();
}

async function check(): Promise<Locator> {
  await button("Check now").click();
  const checklist = section("Check").getByRole("list");
  await checklist.waitFor();
  return checklist;
}

/** What stands in the address bar's place of an answer: everything that the API says of connections. */
async function everythingSaid(): Promise<string> {
  const paths = ["connections", "connections/providers", "configuration.yaml", "overview"];
  const texts = await Promise.all(
    paths.map(async (path) => (await page.request.get(`/api/accounts/acme/${path}`)).text()),
  );
  return [await page.content(), ...texts].join("\n");
}

interface Vendor {
  readonly name: string;
  readonly id: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Behind “Further settings”: an address below the sandbox. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** Registered by API. */
  readonly byApi?: true;
}

const KEYS = SANDBOX_CREDENTIALS;

/** What a person brings along from each vendor: in both dialects, as far as their forms differ. */
const VENDORS: readonly Vendor[] = [
  {
    name: "Contractbook",
    id: "contractbook",
    path: "/contractbook/v3",
    fields: { "API key": KEYS.contractbook.apiKey },
  },
  {
    name: "Contractbook",
    id: "contractbook-brief",
    path: "/contractbook-brief/v1",
    fields: {
      "API key": KEYS.contractbookBrief.apiKey,
      "Signing secret": KEYS.contractbookBrief.signingSecret,
    },
  },
  {
    name: "Ironclad",
    id: "ironclad",
    path: "/ironclad/public/api/v1",
    fields: {
      "Client ID": KEYS.ironclad.clientId,
      "Client secret": KEYS.ironclad.clientSecret,
      "Acting user": KEYS.ironclad.actingUser,
    },
    addresses: { "Token URL": "/ironclad/oauth/token" },
    byApi: true,
  },
  {
    name: "Ironclad",
    id: "ironclad-brief",
    path: "/ironclad-brief/public/api/v1",
    fields: { Token: KEYS.ironcladBrief.token, "Signing secret": KEYS.ironcladBrief.signingSecret },
  },
  {
    name: "Oneflow",
    id: "oneflow",
    path: "/oneflow/v1",
    fields: {
      "API token": KEYS.oneflow.apiToken,
      "User email": KEYS.oneflow.userEmail,
      Workspace: "Sales",
      "Signing secret": KEYS.oneflow.signKey,
    },
    byApi: true,
  },
  {
    name: "Oneflow",
    id: "oneflow-brief",
    path: "/oneflow-brief/v1",
    fields: {
      "API token": KEYS.oneflowBrief.apiToken,
      "User email": KEYS.oneflowBrief.userEmail,
      Workspace: "77",
    },
  },
  {
    name: "Skribble",
    id: "skribble",
    path: "/skribble/v2",
    fields: { Username: KEYS.skribble.username, "API key": KEYS.skribble.apiKey },
    byApi: true,
  },
  {
    name: "Skribble",
    id: "skribble-brief",
    path: "/skribble-brief/v2",
    fields: { "API key": KEYS.skribbleBrief.apiKey },
  },
  {
    name: "Zoho Sign",
    id: "zoho-sign",
    path: "/zoho-sign/api/v1",
    fields: {
      "Client ID": KEYS.zohoSign.clientId,
      "Client secret": KEYS.zohoSign.clientSecret,
      "Refresh token": KEYS.zohoSign.refreshToken,
      "Signing secret": KEYS.zohoSign.signingSecret,
    },
    addresses: { "Accounts URL": "/zoho-sign" },
    byApi: true,
  },
  {
    name: "Zoho Sign",
    id: "zoho-sign-brief",
    path: "/zoho-sign-brief/api/v1",
    fields: {
      "Client ID": KEYS.zohoSignBrief.clientId,
      "Client secret": KEYS.zohoSignBrief.clientSecret,
      "Refresh token": KEYS.zohoSignBrief.refreshToken,
      "Signing secret": KEYS.zohoSignBrief.signingSecret,
    },
    addresses: { "Accounts URL": "/zoho-sign-brief" },
  },
];

/** Told by API where to call us, or nobody offers to. */
async function registered(hook: Locator, name: string, byApi = false): Promise<boolean> {
  if (!byApi) return (await button(/^Register/u, hook).count()) === 0;
  await button(`Register at ${name}`, hook).click();
  // it calls https alone
  return isShown(hook.getByText(name === "Ironclad" ? "Without an https address of ours" : "In order:"));
}

test("Kommo's form is laid out well before and after it is connected", async () => {
  await page.goto("/a/acme/connections");
  expect(await isShown(page.getByText("Not connected yet: open it to begin."))).toBe(true);
  await page.getByRole("link", { name: "Kommo" }).click();
  expect(await isShown(page.getByText("Generate long-lived token"))).toBe(true);
  expect(await inspectPage(page)).toEqual([]);
  // as it stands in the address bar
  await fill("Subdomain", `https://${KEYS.kommo.subdomain}.kommo.com/leads/pipeline`);
  await fill("Token", "not-the-right-token");
  await button("Further settings").click();
  await fill("Base URL", `${sandbox}/kommo`);
  await save();
  expect(await page.getByRole("textbox", { name: /^Subdomain/u }).inputValue()).toBe(KEYS.kommo.subdomain);
  expect(await isShown(page.getByText("Kommo needs you"))).toBe(true);
  expect(await isShown(page.getByText("Broken", { exact: true }))).toBe(true);
  expect(await section("Stages").count()).toBe(0);
  await fill("Token", KEYS.kommo.token);
  await save();
  expect(await isShown(page.getByText("Works", { exact: true }))).toBe(true);
  expect(await isShown(section("Stages"))).toBe(true);
  await button("Register at Kommo").click();
  expect(await isShown(section(/calls us/u).getByText("In order:"))).toBe(true);
  expect(await isShown((await check()).getByText("Deals can be searched by words."))).toBe(true);
  expect(await inspectPage(page)).toEqual([]);
});

test.each(VENDORS)(
  "$name is connected step by step as $id, with the exact address to copy, and checked",
  async ({ name, id, path, fields, addresses = {}, byApi }) => {
    await page.goto("/a/acme/connections");
    await page.getByRole("link", { name: "Connect a vendor" }).click();
    await button(new RegExp(`^${name}`, "u")).click();
    expect(await page.getByRole("listitem").count()).toBeGreaterThan(2);
    await fill("Name", id);
    await button("Further settings").click();
    if (id.endsWith("-brief")) {
      await page.getByRole("combobox", { name: "Form of the API" }).click();
      await page.getByRole("option", { name: "The older form" }).click();
    }
    for (const [label, value] of Object.entries(fields)) await fill(label, value);
    for (const [label, below] of Object.entries(addresses)) await fill(label, sandbox + below);
    await fill("Base URL", sandbox + path);
    await save();
    const hook = section(`Where ${name} calls us`);
    await hook.getByRole("button", { name: "Copy: the address" }).click();
    const address = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(address).toMatch(new RegExp(`^${visit.demo.url}/webhooks/acme/${id}/[\\w-]{32,}$`, "u"));
    expect(await isShown(hook.getByText(address))).toBe(true);
    const knock = await fetch(address, { method: "POST", body: "{}" });
    expect(knock.status).not.toBe(404);
    expect(await registered(hook, name, byApi)).toBe(true);
    const checklist = await check();
    expect(await checklist.getByText("Problem:").count()).toBe(0);
    expect(await isShown(checklist.getByText("In order:"))).toBe(true);
    expect(await isShown(page.getByText("Works", { exact: true }))).toBe(true);
  },
);

test("a form that is half filled in is not lost by a click elsewhere", async () => {
  await page.goto("/a/acme/connections/+new");
  await button(/^Skribble/u).click();
  await fill("API key", "shown to me once");
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
  await button(/^Oneflow/u).click();
  expect(await inspectDialog(page)).toEqual([]);
  await button("Cancel", dialog).click();
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Contracts" }).click();
  await button("Cancel", dialog).click();
  await dialog.waitFor({ state: "hidden" });
  expect(await page.getByRole("textbox", { name: /^API key/u }).inputValue()).toBe("shown to me once");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Contracts" }).click();
  await button("Leave", dialog).click();
  expect(await isShown(page.getByRole("heading", { level: 1, name: "Contracts" }))).toBe(true);
});

test("a vendor that wants our address first is given it in the steps, and it stays the same", async () => {
  await page.goto("/a/acme/connections/+new");
  await button(/^Contractbook/u).click();
  const steps = section(/Prepare Contractbook/u);
  await steps.getByRole("button", { name: "Copy: the address" }).click();
  const promised = await page.evaluate<string>("navigator.clipboard.readText()");
  expect(promised).toContain("/webhooks/acme/contractbook-2/");
  // the hint of the button under the mouse stays where the page was wide
  await page.mouse.move(0, 0);
  await page.getByRole("tooltip").waitFor({ state: "hidden" });
  expect(await inspectDialog(page)).toEqual([]);
  await button("Further settings").click();
  await fill("Base URL", `${sandbox}/contractbook/v3`);
  await fill("API key", "a-wrong-key");
  await save();
  expect(await isShown(section(/calls us/u).getByText(promised))).toBe(true);
});

test("a wrong key is told by the check, with what to do, on a page that is as good as the others", async () => {
  const checklist = await check();
  expect(await isShown(checklist.getByText("Problem:"))).toBe(true);
  expect(await isShown(checklist.getByText("Check “API key”, “Base URL” and the plan."))).toBe(true);
  // the page, the list and the overview know at once
  expect(await isShown(page.getByText("Broken", { exact: true }))).toBe(true);
  expect(await isShown(page.getByText("Contractbook needs you"))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
});

test("credentials are taken and never shown: not on the page, nor by any answer", async () => {
  await page.goto("/a/acme/connections/zoho-sign");
  const secret = page.getByRole("textbox", { name: /^Client secret/u });
  await secret.waitFor();
  expect(await secret.inputValue()).toBe("");
  expect(await secret.getAttribute("placeholder")).toBe("Entered; leave empty to keep it");
  const said = await everythingSaid();
  for (const each of [
    KEYS.kommo.token,
    KEYS.zohoSign.clientSecret,
    KEYS.zohoSign.refreshToken,
    KEYS.zohoSign.signingSecret,
    KEYS.contractbook.apiKey,
    "a-wrong-key",
  ])
    expect(said).not.toContain(each);
});

test("one credential is changed without the others, and settings without any", async () => {
  await fill("Client secret", "a-wrong-secret");
  await save();
  expect(await isShown((await check()).getByText("Problem:"))).toBe(true);
  await fill("Client secret", KEYS.zohoSign.clientSecret);
  await save();
  await page.getByRole("spinbutton", { name: "Requests per second" }).fill("5");
  await save();
  expect(await (await check()).getByText("Problem:").count()).toBe(0);
  expect(await isShown(page.getByText("renews itself"))).toBe(true);
});

test("two clicks run one check, and its progress is told", async () => {
  await page.goto("/a/acme/connections/contractbook");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") asked.push(request.url());
  });
  let letThrough: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/connections/contractbook/check", async (route) => {
    await held;
    await route.continue();
  });
  await button("Check now").dblclick();
  expect(await isShown(page.getByText("Asking Contractbook: this may take some seconds."))).toBe(true);
  expect(await button("Check now").isDisabled()).toBe(true);
  letThrough?.();
  expect(await isShown(section("Check").getByText("In order:"))).toBe(true);
  expect(asked.map((url) => new URL(url).pathname)).toEqual([
    "/api/accounts/acme/connections/contractbook/check",
  ]);
});

test("each connection tells its health, its token, its last delivery and how much of its limit is used", async () => {
  await page.goto("/a/acme/connections");
  const card = page.getByRole("article").filter({ has: page.getByText("oneflow", { exact: true }) });
  expect(await isShown(card.getByText("Works"))).toBe(true);
  expect(await isShown(card.getByText(/\d+ of [\d,]+ \(\d+%\)/u))).toBe(true);
  expect(await isShown(card.getByText("no playbook"))).toBe(true);
  expect(await isShown(page.getByRole("article").getByText("no end is known"))).toBe(true);
});

test("what was registered at Kommo, and the field that was made there, are known after a reload", async () => {
  await page.goto("/a/acme/connections/kommo");
  expect(await isShown(section(/calls us/u).getByText("Kommo calls this address."))).toBe(true);
  expect(await isShown(button("Register again"))).toBe(true);
  const field = section("Field for the contract's id");
  await field.getByRole("textbox").fill("Agreement number");
  await button("Make it in Kommo", field).click();
  expect(await isShown(field.getByText("The field “Agreement number” has been made."))).toBe(true);
  await page.reload();
  await field.getByRole("textbox").fill("Agreement number");
  expect(await isShown(field.getByText("Deals have the field “Agreement number” already."))).toBe(true);
  expect(await button("Make it in Kommo", field).isDisabled()).toBe(true);
});

test("a stage that is picked under Kommo opens the editor with pipeline and stage filled in", async () => {
  const stages = section("Stages");
  await stages.getByRole("link", { name: "New playbook for Won in Sales" }).waitFor();
  expect(await inspectDialog(page)).toEqual([]);
  await stages.getByRole("link", { name: "New playbook for Won in Sales" }).click();
  expect(await page.getByRole("combobox", { name: "Pipeline" }).first().inputValue()).toBe("Sales");
  expect(await page.getByRole("combobox", { name: "Stage" }).first().inputValue()).toBe("Won");
});

test("a connection that nobody uses is removed after one question, with its credentials", async () => {
  await page.goto("/a/acme/connections/contractbook-2");
  await button("Remove").click();
  const dialog = page.getByRole("dialog");
  expect(await isShown(dialog.getByText("Its credentials are deleted here."))).toBe(true);
  expect(await inspectDialog(page)).toEqual([]);
  await button("Remove", dialog).click();
  expect(await isShown(page.getByText("Contractbook (contractbook-2) was removed."))).toBe(true);
  expect(await page.getByText("contractbook-2", { exact: true }).count()).toBe(0);
});

test("nothing went wrong on any page meanwhile", () => {
  expect(visit.troubles()).toEqual([]);
});
