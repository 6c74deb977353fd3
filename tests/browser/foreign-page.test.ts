import { createServer } from "node:http";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listenLocally } from "../suites/listen-locally.ts";
import { isShown } from "./is-shown.ts";
import { openVisit } from "./open-visit.ts";
import type { Visit } from "./open-visit.ts";

// a browser on a busy machine takes its time
vi.setConfig({ testTimeout: 60_000 });

let visit: Visit;
/** Somebody else's pages: the same machine, another port. */
let foreign: Awaited<ReturnType<typeof listenLocally>>;

beforeAll(async () => {
  visit = await openVisit();
  foreign = await listenLocally(
    createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Elsewhere</title>");
    }),
  );
}, 120_000);
afterAll(async () => {
  await foreign.close();
  await visit.close();
});

/** A page of the same site gets the session's cookie sent along, one of another site does not: neither may do anything. */
const PLACES = {
  "another port, where the browser sends the cookie along": (url: string) => url,
  "another site": (url: string) => url.replace("127.0.0.1", "localhost"),
} as const;

async function openForeign(place: keyof typeof PLACES): Promise<Page> {
  const page = await visit.page.context().newPage();
  await page.goto(PLACES[place](foreign.url));
  return page;
}

async function isPlaybookOn(): Promise<boolean> {
  const answer = await visit.page.request.get("/api/accounts/demo/playbooks");
  const { playbooks }: { playbooks: readonly { id: string; enabled: boolean }[] } = await answer.json();
  return playbooks.find(({ id }) => id === "sales-agreement")?.enabled ?? false;
}

/** Runs in the foreign page: what came of it, as far as that page can see. */
function asked(page: Page, address: string, options: object): Promise<string> {
  return page.evaluate<string>(
    `fetch(${JSON.stringify(visit.demo.url + address)}, ${JSON.stringify({ credentials: "include", ...options })})
      .then(async (answer) => answer.type + " " + answer.status + " " + (await answer.text()), (error) => "refused: " + error)`,
  );
}

const OFF = "/api/accounts/demo/playbooks/sales-agreement/off";

test.each(["another port, where the browser sends the cookie along", "another site"] as const)(
  "a page at %s reads nothing of the API and changes nothing by it",
  async (place) => {
    const page = await openForeign(place);
    expect(await isPlaybookOn()).toBe(true);
    expect(await asked(page, "/api/accounts/demo/connections", {})).toMatch(/^refused/u);
    expect(await asked(page, "/api/accounts/demo/contracts", { mode: "no-cors" })).toMatch(
      /^(?:refused|opaque 0 $)/u,
    );
    const headers = { "content-type": "application/json" };
    expect(await asked(page, OFF, { method: "POST", headers, body: "{}" })).toMatch(/^refused/u);
    for (const type of ["text/plain", "application/x-www-form-urlencoded"])
      await asked(page, OFF, {
        method: "POST",
        mode: "no-cors",
        headers: { "content-type": type },
        body: "{}",
      });
    expect(await isPlaybookOn()).toBe(true);
    await page.close();
  },
);

test("a form that a foreign page sends on the person's behalf is refused, though the cookie travels with it", async () => {
  const page = await openForeign("another port, where the browser sends the cookie along");
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.evaluate(
    `document.body.innerHTML = '<form method="post" enctype="text/plain" action="${visit.demo.url}${OFF}"><input name="x"></form>';
     document.forms[0].submit()`,
  );
  const request = await sent;
  expect((await request.allHeaders())["cookie"]).toBeTruthy();
  expect((await request.response())?.status()).toBe(403);
  expect(await isPlaybookOn()).toBe(true);
  await page.close();
});

test("the same call from the console's own page goes through", async () => {
  const { page } = visit;
  const mine = await page.evaluate<number>(
    `fetch(${JSON.stringify(OFF)}, { method: "POST" }).then((answer) => answer.status)`,
  );
  expect([mine, await isPlaybookOn()]).toEqual([200, false]);
});

test.each(["another port, where the browser sends the cookie along", "another site"] as const)(
  "a page at %s cannot frame the console, nor hold on to its window",
  async (place) => {
    const page = await openForeign(place);
    const refused = page.waitForEvent("console", { predicate: (message) => /frame/iu.test(message.text()) });
    await page.evaluate(
      `document.body.innerHTML = '<iframe src="${visit.demo.url}/a/demo/overview" width="800" height="600"></iframe>'`,
    );
    expect((await refused).text()).toMatch(/frame-ancestors|X-Frame-Options/iu);
    const [, inside] = page.frames();
    expect(await inside?.getByRole("heading").count()).toBe(0);
    const opened = visit.page.context().waitForEvent("page");
    await page.evaluate(
      `window.theirs = window.open(${JSON.stringify(`${visit.demo.url}/a/demo/overview`)}); undefined`,
    );
    const popup = await opened;
    expect(await isShown(popup.getByRole("heading", { level: 1 }))).toBe(true);
    expect(await popup.evaluate<boolean>("window.opener === null")).toBe(true);
    expect(await page.evaluate<boolean>("window.theirs.closed")).toBe(true);
    await popup.close();
    await page.close();
  },
);

test("the content policy lets no script in but the console's own files, on every page", async () => {
  for (const address of ["/", "/a/demo/overview", "/sign-in", "/nowhere", "/welcome"]) {
    const answer = await visit.page.request.get(address, { headers: { accept: "text/html" } });
    const policy = answer.headers()["content-security-policy"] ?? "";
    const rules = new Map(policy.split("; ").map((rule) => [rule.split(" ")[0], rule] as const));
    expect(rules.get("default-src")).toBe("default-src 'none'");
    expect(rules.get("script-src")).toBe("script-src 'self'");
    expect(rules.get("frame-ancestors")).toBe("frame-ancestors 'none'");
    expect([...rules.keys()].filter((name) => name?.startsWith("script-src-"))).toEqual([]);
  }
  const { page } = visit;
  await page.goto("/a/demo/overview");
  const ran = await page.evaluate<string>(`new Promise((resolve) => {
    addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
    const script = document.createElement("script");
    script.textContent = "window.wasRun = true";
    document.head.append(script);
  })`);
  expect(ran).toMatch(/^script-src/u);
  expect(await page.evaluate<string>("typeof window.wasRun")).toBe("undefined");
});

test("the browser checks what it always checks: nothing switches its guards off", () => {
  const [refusal, ...others] = visit.troubles();
  // the script above was refused, which is what it was for
  expect(refusal).toMatch(/Content Security Policy/u);
  expect(others).toEqual([]);
});
