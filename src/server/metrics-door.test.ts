import { expect, onTestFinished, test } from "vitest";
import { ownerAt } from "../../tests/office.ts";
import { openOffice } from "../../tests/open-office.ts";
import { mayReadMetrics, metricsTokenOf } from "./metrics-door.ts";

const TOKEN = "a token of more than sixteen letters";

async function officeAt(metricsToken?: string) {
  const office = await openOffice(metricsToken === undefined ? {} : { metricsToken });
  onTestFinished(() => office.close());
  const status = async (headers: Readonly<Record<string, string>> = {}) =>
    (await fetch(`${office.url}/metrics`, { headers })).status;
  return { office, status };
}

test("without a token the figures are for our own network, and for nobody whom a proxy speaks for", async () => {
  const { office, status } = await officeAt();
  expect(await status()).toBe(200);
  expect(await status({ "x-forwarded-for": "10.0.0.7" })).toBe(200);
  for (const outside of [
    "93.184.216.34",
    "93.184.216.34, 10.0.0.7",
    "10.0.0.7, 93.184.216.34",
    "unknown",
    "2606:2800::1",
  ])
    expect([outside, await status({ "x-forwarded-for": outside })]).toEqual([outside, 401]);
  expect(await status({ "x-real-ip": "93.184.216.34" })).toBe(401);
  // a session opens nothing here: accounts are apart, and the figures name all of them
  const owner = await ownerAt(office.app, office.url);
  const cookie = owner.cookies();
  expect(await status({ cookie, "x-forwarded-for": "93.184.216.34" })).toBe(401);
});

test("with a token they are for whoever sends it, from wherever, and for nobody else", async () => {
  const { status } = await officeAt(TOKEN);
  expect(await status()).toBe(401);
  expect(await status({ authorization: `Bearer ${TOKEN}` })).toBe(200);
  expect(await status({ authorization: `bearer ${TOKEN}`, "x-forwarded-for": "93.184.216.34" })).toBe(200);
  for (const authorization of ["Bearer", "Bearer ", `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN])
    expect([authorization, await status({ authorization })]).toEqual([authorization, 401]);
});

const from = (remoteAddress: string) => Object.assign(Object.create(null), { remoteAddress });

test("a connection from outside is refused without any header", () => {
  expect(mayReadMetrics({ headers: {}, socket: from("93.184.216.34") })).toBe(false);
  expect(mayReadMetrics({ headers: {}, socket: from("::ffff:93.184.216.34") })).toBe(false);
  expect(mayReadMetrics({ headers: {}, socket: from("::ffff:10.0.0.1") })).toBe(true);
  expect(mayReadMetrics({ headers: {}, socket: from("") })).toBe(false);
});

test("a token that can be guessed is refused at the start", () => {
  expect(metricsTokenOf({})).toBeUndefined();
  expect(metricsTokenOf({ COUNTERSIGN_METRICS_TOKEN: "  " })).toBeUndefined();
  expect(metricsTokenOf({ COUNTERSIGN_METRICS_TOKEN: TOKEN })).toBe(TOKEN);
  expect(() => metricsTokenOf({ COUNTERSIGN_METRICS_TOKEN: "short" })).toThrow("at least 16 characters");
});
