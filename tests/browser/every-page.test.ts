import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inspectPage } from "./inspect-page.ts";
import { NARROW, WIDE } from "./open-page.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";
import { play } from "./play.ts";
import { takePicture } from "./take-picture.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 90_000 });

let visit: Visit;
let page: Page;

beforeAll(async () => {
  visit = await openVisit();
  ({ page } = visit);
  await play(page);
}, 120_000);
afterAll(() => visit.close());

/** Every address of the console; `CONTRACT` is one that was signed. */
const PAGES = {
  overview: "/a/demo/overview",
  contracts: "/a/demo/contracts",
  contract: "/a/demo/contracts/CONTRACT",
  attention: "/a/demo/attention",
  playbooks: "/a/demo/playbooks",
  playbook: "/a/demo/playbooks/sales-agreement",
  connections: "/a/demo/connections",
  connection: "/a/demo/connections/oneflow",
  kommo: "/a/demo/connections/kommo",
  deliveries: "/a/demo/deliveries",
  settings: "/a/demo/settings",
  you: "/a/demo/you",
  sandbox: "/sandbox",
  nowhere: "/a/demo/nowhere",
} as const;

const LOOKS = [
  { size: WIDE, colorScheme: "light", rules: "all" },
  { size: WIDE, colorScheme: "dark", rules: "colours" },
  { size: NARROW, colorScheme: "dark", rules: "all" },
  { size: NARROW, colorScheme: "light", rules: "colours" },
] as const;

/** What the README and the manual show. */
const PICTURES: ReadonlySet<string> = new Set([
  "overview",
  "overview-dark",
  "contracts",
  "contract",
  "attention",
  "playbook",
  "connections",
  "deliveries",
]);

test.each(Object.entries(PAGES))(
  "the page %s is laid out well and can be used by everybody",
  async (name, address) => {
    await open(address);
    const found: string[] = [];
    for (const { size, colorScheme, rules } of LOOKS) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await settled();
      const picture = colorScheme === "light" ? name : `${name}-dark`;
      if (size === WIDE && PICTURES.has(picture)) await takePicture(page, picture);
      const findings = await inspectPage(page, rules);
      found.push(...findings.map((finding) => `${size.width} px, ${colorScheme}: ${finding}`));
    }
    expect(found).toEqual([]);
  },
);

test("whoever is not signed in is led to the sign-in page, which is as good", async () => {
  const stranger = await visit.open();
  for (const address of ["/a/demo/contracts", "/welcome#nonsense", "/invitation#nonsense"]) {
    await stranger.goto(address);
    await stranger.getByRole("heading", { level: 1 }).waitFor();
    for (const { size, colorScheme, rules } of LOOKS) {
      await stranger.setViewportSize(size);
      await stranger.emulateMedia({ colorScheme });
      expect(await inspectPage(stranger, rules), `${address} ${size.width} ${colorScheme}`).toEqual([]);
    }
  }
  await stranger.close();
});

test("no page said an error, broke the content policy, or asked anybody but us", () => {
  expect(visit.troubles()).toEqual([]);
});

async function open(address: string): Promise<void> {
  await page.setViewportSize(WIDE);
  if (address.endsWith("CONTRACT")) {
    await page.goto("/a/demo/contracts");
    await page.locator('a[href*="/contracts/CS-"]:visible').last().click();
    await page.getByRole("heading", { level: 2, name: "Documents" }).waitFor();
  } else await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await settled();
}

/** Everything that was asked for has come, and nothing moves any more. */
async function settled(): Promise<void> {
  await expect
    .poll(() => page.locator("[role=status][aria-label], [aria-busy=true]").count(), { timeout: 20_000 })
    .toBe(0);
  await page.evaluate(
    "Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)))",
  );
}
