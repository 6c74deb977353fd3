import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import type { Hand } from "./create-hand.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;
let hand: Hand;
const dialogs: string[] = [];

/** What people call themselves who want a console to run it. Each would leave its mark on the window. */
const IMAGE = `<img src=x onerror="window.wasRun='image'">`;
const DRAWING = `<svg/onload=window.wasRun='drawing'><script>window.wasRun='script'</script></svg>`;
const LINK = `javascript:window.wasRun='link'//[x](javascript:window.wasRun='markdown')`;
const BREAKOUT = `"'></title></textarea><script>window.wasRun='breakout'</script>{{constructor.constructor('window.wasRun=1')()}}`;

/** How many scripts, handlers and links that run something stand in the page, and whether anything ran. */
const TRACES = `({
  ran: typeof window.wasRun,
  scripts: [...document.scripts].filter((one) => one.src === "").length,
  handlers: [...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on")).length,
  links: [...document.querySelectorAll("[href],[src],[action],[formaction]")]
    .flatMap((one) => ["href", "src", "action", "formaction"].map((name) => one.getAttribute(name) ?? ""))
    .filter((address) => /^[\\s\\u0000-\\u001f]*(?:javascript|vbscript|data:text)/iu.test(address)).length,
  frames: document.querySelectorAll("iframe[srcdoc],object,embed").length,
})`;
const UNFOLD = `for (const one of document.querySelectorAll("main button[aria-expanded=false], main summary")) one.click()`;
const NONE = { ran: "undefined", scripts: 0, handlers: 0, links: 0, frames: 0 };

async function control(action: string, input?: object): Promise<unknown> {
  const options = input === undefined ? {} : { method: "POST", body: JSON.stringify(input) };
  const answer = await fetch(`${visit.sandbox}/_control/${action}`, options);
  if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
  return answer.json();
}

/** In Kommo, where names may be anything. */
async function rename(deal: string, name: string, contact: string): Promise<void> {
  const { id, people } = await hand.deal(deal);
  await control("kommo/editContact", { id: Number(people[0]?.id), name: contact });
  const answer = await fetch(`${visit.sandbox}/kommo/api/v4/leads/${id}`, {
    method: "PATCH",
    headers: {
      authorization: `Bearer ${SANDBOX_CREDENTIALS.kommo.token}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ name: `${deal} ${name}` }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Whoever knows the address (or is Kommo) says what they like. */
async function knock(body: string): Promise<void> {
  const log: readonly { readonly url: string }[] = JSON.parse(JSON.stringify(await control("kommo/hooks")));
  const url = log.at(-1)?.url ?? "";
  const headers = { "content-type": "text/html", "user-agent": IMAGE, "x-request-id": DRAWING };
  await control("forge", { url, headers, body });
}

beforeAll(async () => {
  visit = await openVisit();
  ({ page, hand } = visit);
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await rename("Deal 1:", IMAGE, `Ada ${IMAGE}`);
  await rename("Deal 2:", LINK, `Bo ${DRAWING}`);
  await rename("Deal 4:", BREAKOUT, LINK);
  await rename("Deal 12:", DRAWING, BREAKOUT);
  const declined = await hand.win("Deal 1:", "sent");
  const alsoDeclined = await hand.win("Deal 4:", "sent");
  const signed = await hand.win("Deal 2:", "sent");
  await hand.act(declined, "decline", `${IMAGE}${BREAKOUT}`);
  await hand.act(alsoDeclined, "decline", `${BREAKOUT}${IMAGE}`);
  await hand.act(signed, "sign-all");
  await hand.contract("Deal 1:", "declined");
  await hand.contract("Deal 4:", "declined");
  await hand.contract("Deal 2:", "signed");
  await hand.changeEmail("Deal 12:", `${IMAGE}@example.com`);
  await hand.win("Deal 12:", "failed");
  await knock(`leads[status][0][id]=${encodeURIComponent(IMAGE)}&account[subdomain]=${DRAWING}`);
  await knock(`<html><body onload="window.wasRun='hook'">${BREAKOUT}</body></html>`);
}, 180_000);
afterAll(() => visit.close());

const PAGES = [
  "/a/demo/overview",
  "/a/demo/contracts",
  "/a/demo/attention",
  "/a/demo/playbooks",
  "/a/demo/playbooks/sales-agreement",
  "/a/demo/connections",
  "/a/demo/connections/kommo",
  "/a/demo/deliveries",
  "/a/demo/settings",
  "/sandbox",
] as const;

async function settled(): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await expect
    .poll(() => page.locator("[role=status][aria-label], [aria-busy=true]").count(), { timeout: 20_000 })
    .toBe(0);
}

test.each(PAGES)("the page %s shows hostile names as what they are: text", async (address) => {
  await page.goto(address);
  await settled();
  expect(await page.evaluate(TRACES)).toEqual(NONE);
});

test.each(["Deal 1:", "Deal 4:"])(
  "the page of %s has names, what the vendor answered and what was noted of it, letter for letter",
  async (deal) => {
    const reference = await hand.contract(deal, "declined");
    await page.goto(`/a/demo/contracts/${reference}`);
    await settled();
    expect(await isShown(page.getByText(deal === "Deal 1:" ? IMAGE : BREAKOUT).first())).toBe(true);
    expect(await page.evaluate(TRACES)).toEqual(NONE);
    // calls, values, raw answers: what is still folded away
    await page.evaluate(UNFOLD);
    expect(await page.evaluate(TRACES)).toEqual(NONE);
  },
);

test("so do the signed contract with its documents, and the one that waits for a person", async () => {
  for (const [deal, status] of [
    ["Deal 2:", "signed"],
    ["Deal 12:", "failed"],
  ] as const) {
    await page.goto(`/a/demo/contracts/${await hand.contract(deal, status)}`);
    await settled();
    expect(await page.evaluate(TRACES), deal).toEqual(NONE);
  }
});

test("a forged call's body and headers are shown in the drawer, and do nothing", async () => {
  await page.goto("/a/demo/deliveries");
  await settled();
  await page.getByRole("main").getByRole("row").filter({ hasText: "<html><body onload" }).click();
  const drawer = page.getByRole("dialog", { name: "Delivery" });
  expect(await isShown(drawer.getByText("window.wasRun='hook'").first())).toBe(true);
  expect(await page.evaluate(TRACES)).toEqual(NONE);
});

test("searching for such a name writes it into the address and the page, and still runs nothing", async () => {
  for (const text of [IMAGE, DRAWING, BREAKOUT]) {
    await page.goto(`/a/demo/contracts?search=${encodeURIComponent(text)}`);
    await settled();
    expect(await page.evaluate(TRACES)).toEqual(NONE);
  }
});

test("nothing was run, nothing was asked of anybody else, and the content policy had nothing to refuse", () => {
  expect(dialogs).toEqual([]);
  expect(visit.troubles()).toEqual([]);
});
