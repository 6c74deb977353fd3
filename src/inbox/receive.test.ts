import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../tests/database.ts";
import { createStore } from "../store/create-store.ts";
import type { Delivery, Store } from "../store/store.ts";
import type { Door } from "./door.ts";
import { createReceiver, type Knock, type Received } from "./receive.ts";
import { matchesSecret } from "./secret-match.ts";
import { noticeDoor } from "./test-doors.ts";

const NOW = new Date("2026-11-02T10:00:00Z");
const DOORS = new Map<string, Door>([
  ["acme/kommo", { secrets: ["current-secret", "old-secret"] }],
  ["acme/contracts", { secrets: ["vendor-secret"], notices: noticeDoor }],
  ["acme/unset", { secrets: [""] }],
]);

let opened: TestDatabase;
let store: Store;
let woken = 0;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

function receive(knock: Partial<Knock>, into: Pick<Store, "deliveries"> = store): Promise<Received> {
  const receiver = createReceiver({
    doors: (account, connection) => DOORS.get(`${account}/${connection}`),
    store: into,
    now: () => NOW,
    onKept: () => (woken += 1),
  });
  const body = Buffer.from("leads=1");
  return receiver({
    account: "acme",
    connection: "kommo",
    secret: "current-secret",
    headers: {},
    body,
    ...knock,
  });
}

async function kept(): Promise<readonly Delivery[]> {
  return store.deliveries.list({ limit: 100 });
}

test("a call with the right secret is kept byte for byte before it is answered, and wakes the sorter", async () => {
  const body = Buffer.from([0, 255, 1]);
  expect(await receive({ body, headers: { "content-type": "x/y" } })).toEqual({
    status: 200,
    reason: "kept",
  });
  const [delivery] = await kept();
  expect(delivery).toMatchObject({
    account: "acme",
    connection: "kommo",
    receivedAt: NOW,
    headers: { "content-type": "x/y" },
    state: "waiting",
  });
  expect(Buffer.from(delivery?.body ?? [])).toEqual(body);
  expect(woken).toBe(1);
});

test("the previous secret is still accepted", async () => {
  expect((await receive({ secret: "old-secret" })).status).toBe(200);
});

test.each<Partial<Knock>>([
  { secret: "wrong" },
  { secret: "" },
  { secret: "current-secre" },
  { secret: "current-secret2" },
  { secret: "current-secret,old-secret" },
  { connection: "nothing" },
  { account: "other" },
  { account: "__proto__", connection: "constructor" },
  { connection: "unset", secret: "" },
  { connection: "contracts", secret: "current-secret" },
])("%o is answered with 404 and leaves nothing", async (knock) => {
  const before = await kept();
  expect(await receive(knock)).toEqual({ status: 404, reason: "unknown" });
  expect(await kept()).toHaveLength(before.length);
});

test.each<Record<string, string>>([{}, { "x-signature": "forged" }, { "x-signature": "crash" }])(
  "a vendor's call with the headers %o is refused as the vendor's dialect says, and leaves nothing",
  async (headers) => {
    const before = await kept();
    const knock = { connection: "contracts", secret: "vendor-secret", headers };
    expect(await receive(knock)).toEqual({ status: 401, reason: "forged" });
    expect(await kept()).toHaveLength(before.length);
  },
);

test("a signed vendor's call is kept", async () => {
  const headers = { "x-signature": "good" };
  expect((await receive({ connection: "contracts", secret: "vendor-secret", headers })).status).toBe(200);
});

test("a body over 1 MiB is refused", async () => {
  expect((await receive({ body: Buffer.alloc(1024 * 1024 + 1) })).status).toBe(413);
});

test("when the database is away the caller is told to come again", async () => {
  const gone = await testDatabase();
  const away = createStore(gone.database);
  await gone.close();
  expect(await receive({}, away)).toEqual({ status: 503, reason: "not_stored" });
});

test("cookies, authorization and endless headers are not kept; what proves and names the call is", async () => {
  const body = Buffer.from("headers");
  await receive({
    body,
    headers: {
      cookie: "a=b",
      authorization: "Bearer x",
      "x-api-key": "k",
      "x-forwarded-for": "192.0.2.1",
      "user-agent": "Hook/1",
      "x-request-id": "r1",
      "x-zs-webhook-signature": "sig",
      "x-event-name": "e".repeat(10_000),
      ":query": "id=SR-1",
    },
  });
  const delivery = (await kept()).find((one) => Buffer.from(one.body).equals(body));
  expect(delivery?.headers).toEqual({
    "user-agent": "Hook/1",
    "x-request-id": "r1",
    "x-zs-webhook-signature": "sig",
    "x-event-name": "e".repeat(2048),
    ":query": "id=SR-1",
  });
});

test("secrets match wholly or not at all", () => {
  expect(matchesSecret("b", ["a", "b", "c"])).toBe(true);
  expect(matchesSecret("ab", ["a", "b"])).toBe(false);
  expect(matchesSecret("", ["", "a"])).toBe(false);
  expect(matchesSecret("a", [])).toBe(false);
});

test("a check that has to fetch the vendor's key is awaited; where the key cannot be had the vendor is to come again", async () => {
  const knock = { connection: "contracts", secret: "vendor-secret" };
  const later = await receive({ ...knock, headers: { "x-signature": "later" } });
  expect(later).toEqual({ status: 200, reason: "kept" });
  const before = (await kept()).length;
  const keyless = await receive({ ...knock, headers: { "x-signature": "keyless" } });
  expect(keyless).toEqual({ status: 503, reason: "not_stored" });
  expect(await kept()).toHaveLength(before);
});
