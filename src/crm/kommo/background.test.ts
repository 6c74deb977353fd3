import { expect, test } from "vitest";
import type { Http } from "../../http/http.ts";
import type { Kommo } from "./kommo.ts";
import { kommoAt, startServer, testHttp, testLimiter } from "./test-kommo.ts";
import type { Reply, Seen, TestServer } from "./test-kommo.ts";
import { plentyOf } from "./test-leads.ts";

const FILE = { name: "a.pdf", contentType: "application/pdf", bytes: new Uint8Array(9) };
const T = new Date("2026-11-01T00:00:00Z");

/** An account with a drive, which calls back once it has seen `count` calls. */
async function account(): Promise<TestServer & { readonly busy: Promise<void> }> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let seen = 0;
  const server = await startServer((call) => {
    seen += 1;
    if (seen === 6) resolve(undefined);
    return answer(call, server.url);
  });
  return { ...server, busy: promise };
}

function answer(call: Seen, url: string): Reply {
  if (call.path === "/api/v4/account") return { json: { id: 1, subdomain: "acme", drive_url: url } };
  if (call.path === "/v1.0/sessions") return { json: { upload_url: `${url}/up`, max_part_size: 100 } };
  if (call.path === "/up") return { json: { uuid: "0b6c2c1e-8f0f-4a52", size: 9 } };
  if (call.path.endsWith("/files")) return call.method === "GET" ? { status: 204 } : { json: {} };
  if (call.path.endsWith("/notes") && call.method === "GET") return { status: 204 };
  return plentyOf(call);
}

/** Its next slot comes free when the call before it is answered: what goes when is decided by choice alone, never by time. */
function oneByOne(server: TestServer): Kommo {
  const line: (() => void)[] = [];
  let isFree = true;
  const release = (): void => {
    const next = line.shift();
    isFree = next === undefined;
    next?.();
  };
  const acquire = (): Promise<void> => {
    if (!isFree) return new Promise((resolve) => line.push(resolve));
    isFree = false;
    return Promise.resolve();
  };
  const http: Http = (request) => testHttp(request).finally(release);
  const tools = { limiter: { ...testLimiter(), acquire }, http, drive: () => http };
  return kommoAt(server.url, { settings: { requestsPerSecond: 1e6 }, tools });
}

async function attach(kommo: Kommo, dealId: string): Promise<void> {
  await kommo.linkFile(dealId, await kommo.uploadFile(FILE));
}

test("a new deal is served at once while a hundred files wait, and the files arrive one after the other", async () => {
  await using server = await account();
  const kommo = oneByOne(server);
  const files = Array.from({ length: 100 }, (_, index) => attach(kommo, String(index + 1)));
  await server.busy;
  const before = server.seen.length;
  await kommo.readDeal("777");
  await kommo.hasNote("777", "[x]", T);
  await kommo.readDeal("777");
  // each of the three lets go before it at most the call under way and the one that has the slot after it
  expect(server.seen.length - before).toBeLessThanOrEqual(9);
  await Promise.all(files);
  const lines = server.lines();
  expect(lines.filter((line) => line.startsWith("PUT"))).toHaveLength(100);
  // begun work is finished first: the first file is on its deal long before the last one is begun
  expect(lines.findIndex((line) => line.startsWith("PUT"))).toBeLessThan(30);
});

test("files get through while deals keep coming", async () => {
  await using server = await account();
  const kommo = oneByOne(server);
  const done = new AbortController();
  let asked = 0;
  async function deals(): Promise<void> {
    for (; !done.signal.aborted && asked < 300; asked += 1) await kommo.hasNote("777", "[x]", T);
  }
  const busy = [deals(), deals(), deals(), deals(), deals(), deals()];
  await server.busy;
  await attach(kommo, "1").finally(() => done.abort());
  await Promise.all(busy);
  expect(server.lines()).toContain("PUT /api/v4/leads/1/files");
  // four calls for the file, each at the fifth slot at the latest
  expect(asked).toBeLessThan(100);
});
