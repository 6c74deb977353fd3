import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createVisitor } from "../../tests/visitor.ts";
import { application } from "../app/application.ts";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench } from "./cli.testkit.ts";
import { freePort } from "./demo-place.ts";
import { eventually, startService } from "./service.testkit.ts";

const OWNER = { name: "Olga Owner", email: "olga@example.com", password: "correct horse battery" };
const LINK = /(http\S+)\/welcome#([\w-]{43})/u;
let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

async function serve() {
  const file = await bench.write([
    "publicUrl: https://sign.example.com",
    "publicUrl: https://sign.example.com/",
  ]);
  const service = startService(["serve", "--config", file, "--data", bench.data, "--port", "0"]);
  onTestFinished(() => service.kill());
  const url = await eventually("it listens", () => /listens at (\S+)/u.exec(service.out)?.[1], 30_000);
  await eventually("it tells its doors", () => /webhooks/u.exec(service.out)?.[0]);
  return { service, url };
}

test("serve prints the link while there is no owner, owner-link whenever it is asked", async () => {
  const first = await serve();
  const [, base, token] = LINK.exec(first.service.out) ?? [];
  expect(base).toBe("https://sign.example.com");
  const visitor = createVisitor(first.url);
  expect((await visitor.post("/api/welcome", { token, ...OWNER })).status).toBe(200);
  expect((await visitor.get("/api/session")).status).toBe(200);

  const { code, out } = await runHere(["owner-link", "--data", bench.data, "--url", `${first.url}/`]);
  expect(code).toBe(0);
  const [, here, another] = LINK.exec(out) ?? [];
  expect(here).toBe(first.url);
  const email = "second@example.com";
  const second = createVisitor(first.url);
  expect((await second.post("/api/welcome", { token: another, ...OWNER, email })).status).toBe(200);
  const { body } = await second.get("/api/accounts/acme/people");
  expect(body).toMatchObject({ people: [{ email: OWNER.email }, { email }] });
  await first.service.interrupt();

  const again = await serve();
  expect(LINK.exec(again.service.out)).toBeNull();
  // the session outlives the process
  expect(
    (await createVisitor(again.url).call("GET", "/api/session", undefined, { cookie: visitor.cookies() }))
      .status,
  ).toBe(200);
  expect(again.service.err).not.toContain(token);
}, 90_000);

test("owner-link makes no installation of its own, and takes addresses of the web only", async () => {
  const nowhere = await runHere(["owner-link", "--data", `${bench.data}-not-there`]);
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining("no installation")]);
  const odd = await runHere(["owner-link", "--data", bench.data, "--url", "javascript:alert(1)"]);
  expect([odd.code, odd.err]).toEqual([2, expect.stringContaining("--url")]);
});

test("the demo's link takes one click, and nobody else on the network reaches it", async () => {
  const port = await freePort(0);
  const demo = startService(["demo", "--port", String(port)]);
  onTestFinished(() => demo.kill());
  const [, url = "", token] = await eventually("the link", () => LINK.exec(demo.out) ?? undefined, 60_000);
  expect(url).toBe(`http://127.0.0.1:${port}`);
  const visitor = createVisitor(url);
  const { body } = await visitor.get("/api/entrance");
  const { suggestion } = Object(body);
  expect(suggestion).toMatchObject({ email: expect.stringMatching(/@example\.com$/u) });
  expect((await visitor.post("/api/welcome", { token, ...suggestion })).status).toBe(200);
  expect(await visitor.get("/api/session")).toMatchObject({
    body: { isOwnerOfAll: true, accounts: [{ id: "demo" }] },
  });
  const others = Object.values(networkInterfaces())
    .flat()
    .flatMap((one) => (one === undefined || one.internal || one.family !== "IPv4" ? [] : [one.address]));
  for (const address of others)
    await expect(fetch(`http://${address}:${port}/healthz`)).rejects.toThrow("fetch failed");
}, 90_000);

test("a demo that would listen to the network does not start", async () => {
  const data = `${bench.data}/demo`;
  const starting = application.serve({
    dataDir: data,
    host: "0.0.0.0",
    port: 0,
    role: "all",
    log: "quiet",
    isDemo: true,
  });
  await expect(starting).rejects.toThrow("this machine alone");
}, 60_000);
