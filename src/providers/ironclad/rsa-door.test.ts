import { createSign, generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import type { RawCall } from "../provider.ts";
import { NOW } from "../test-vendor.ts";
import type { Reply } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { connectTo, routes, WORKFLOW_ID } from "./vendor-fixture.ts";

const [OLD, NEW] = [1, 2].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
type Pair = NonNullable<typeof OLD>;

const pemOf = (pair: Pair | undefined): string =>
  String(pair?.publicKey.export({ type: "spki", format: "pem" }));
const BODY = JSON.stringify({
  companyID: "c1",
  payload: { event: "workflow_step_updated", templateID: "t1", workflowID: WORKFLOW_ID },
  timestamp: "2026-11-05T09:00:00.000Z",
  webhookID: "w1",
});

interface Change {
  readonly order?: readonly ("id" | "body" | "nonce")[];
  readonly signAlgorithm?: string;
  readonly encoding?: string;
}

/** A call signed as the page “Webhook Verification” says: event id, body, nonce. */
function call(pair: Pair | undefined, body = BODY, change: Change = {}): RawCall {
  const { order = ["id", "body", "nonce"], signAlgorithm = "sha256", encoding = "base64" } = change;
  const parts = { id: "evt-1", body, nonce: "n-77" };
  const signer = createSign("sha256").update(order.map((part) => parts[part]).join(""));
  const signature = pair === undefined ? "" : signer.sign(pair.privateKey, "base64");
  const verification = JSON.stringify({ nonce: "n-77", signAlgorithm, signature, encoding });
  return {
    headers: { "x-ironclad-webhook-event-id": "evt-1", "x-ironclad-webhook-verification": verification },
    body: new TextEncoder().encode(body),
  };
}

async function door(key: () => Reply, now?: () => Date) {
  const { account, calls } = await connectTo(
    documented,
    routes({ "GET /webhooks/verification-key": key }),
    now === undefined ? {} : { now },
  );
  return { notices: account.notices, calls };
}

const pem = (pair: Pair | undefined): Reply => ({
  status: 200,
  body: pemOf(pair),
  headers: { "content-type": "application/x-pem-file" },
});

test("a call signed with the vendor's key comes in; the key is fetched once for many calls", async () => {
  const { notices, calls } = await door(() => pem(OLD));
  expect(await Promise.all([1, 2, 3].map(async () => notices.isAuthentic(call(OLD))))).toEqual([
    true,
    true,
    true,
  ]);
  expect(await notices.isAuthentic(call(OLD))).toBe(true);
  expect(calls).toHaveLength(1);
  expect(notices).toMatchObject({ proof: "public-key", refusal: 401 });
});

test("a body that arrives with other spaces than were signed is held against its meaning", async () => {
  const { notices } = await door(() => pem(OLD));
  const spaced = {
    ...call(OLD),
    body: new TextEncoder().encode(JSON.stringify(JSON.parse(BODY), undefined, 2)),
  };
  expect(await notices.isAuthentic(spaced)).toBe(true);
});

test.each<readonly [string, RawCall]>([
  ["another key", call(NEW)],
  ["another order of the parts", call(OLD, BODY, { order: ["id", "nonce", "body"] })],
  ["an algorithm of its own choice", call(OLD, BODY, { signAlgorithm: "md5" })],
  ["another encoding", call(OLD, BODY, { encoding: "hex" })],
  [
    "another event id",
    { ...call(OLD), headers: { ...call(OLD).headers, "x-ironclad-webhook-event-id": "evt-2" } },
  ],
  ["another body", { ...call(OLD), body: new TextEncoder().encode(BODY.replace("step", "stop")) }],
  ["no headers", { ...call(OLD), headers: {} }],
  [
    "a header that is no JSON",
    { ...call(OLD), headers: { ...call(OLD).headers, "x-ironclad-webhook-verification": "{" } },
  ],
  ["an empty signature", call(undefined)],
])("%s is refused", async (_, forged) => {
  const { notices } = await door(() => pem(OLD));
  expect(await notices.isAuthentic(forged)).toBe(false);
});

test("a changed key is fetched anew when a call does not fit, but forgeries cannot make us ask each time", async () => {
  let current = OLD;
  const clock = { at: NOW.getTime() };
  const { notices, calls } = await door(
    () => pem(current),
    () => new Date(clock.at),
  );
  expect(await notices.isAuthentic(call(OLD))).toBe(true);
  current = NEW;
  clock.at += 61_000;
  expect(await notices.isAuthentic(call(NEW))).toBe(true);
  expect(calls).toHaveLength(2);
  for (let times = 0; times < 20; times += 1) expect(await notices.isAuthentic(call(OLD))).toBe(false);
  expect(calls).toHaveLength(2);
});

test("the key is kept for a day", async () => {
  const clock = { at: NOW.getTime() };
  const { notices, calls } = await door(
    () => pem(OLD),
    () => new Date(clock.at),
  );
  await notices.isAuthentic(call(OLD));
  clock.at += 23 * 3_600_000;
  await notices.isAuthentic(call(OLD));
  expect(calls).toHaveLength(1);
  clock.at += 2 * 3_600_000;
  await notices.isAuthentic(call(OLD));
  expect(calls).toHaveLength(2);
});

test.each<readonly [string, Reply]>([
  ["cannot be fetched", { status: 503 }],
  ["is no key", { status: 200, body: "<html>" }],
  [
    "is of another kind",
    {
      status: 200,
      body: String(
        generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ type: "spki", format: "pem" }),
      ),
    },
  ],
])("a key that %s refuses nobody: the vendor is to come again", async (_, reply) => {
  const { notices } = await door(() => reply);
  await expect(async () => notices.isAuthentic(call(OLD))).rejects.toMatchObject({
    verdict: { next: "retry" },
  });
});

test("while the key cannot be had, calls make us ask for it once a minute, not each time", async () => {
  let reply: Reply = { status: 503 };
  const clock = { at: NOW.getTime() };
  const { notices, calls } = await door(
    () => reply,
    () => new Date(clock.at),
  );
  const come = async () => notices.isAuthentic(call(OLD));
  for (let times = 0; times < 20; times += 1)
    await expect(come).rejects.toMatchObject({ verdict: { next: "retry" } });
  expect(calls).toHaveLength(1);
  reply = pem(OLD);
  clock.at += 61_000;
  expect(await come()).toBe(true);
});

const said = (payload: unknown): RawCall => ({
  headers: {},
  body: new TextEncoder().encode(JSON.stringify({ payload })),
});

test.each([
  [{ event: "workflow_signature_packet_fully_signed", workflowID: WORKFLOW_ID }, [WORKFLOW_ID], undefined],
  [{ event: "workflow_of_tomorrow", workflowID: WORKFLOW_ID }, [WORKFLOW_ID], undefined],
  [
    { event: "workflow_launched", workflowID: WORKFLOW_ID },
    [],
    "it tells of what we did ourselves: nothing is new",
  ],
  [{ event: "record_contract_status_changed", workflowID: WORKFLOW_ID }, [], "not about a contract"],
  [{ event: "workflow_cancelled", workflowID: "../x" }, [], "no usable contract id in the call"],
  [{ event: "workflow_cancelled" }, [], "no usable contract id in the call"],
  [{}, [], "no event in the call"],
])("%j is about %j", async (payload, about, ignored) => {
  const { notices } = await door(() => pem(OLD));
  expect(notices.read(said(payload))).toMatchObject({ about, ...(ignored === undefined ? {} : { ignored }) });
});

test("a call is named by its event id, which is signed along with the body", async () => {
  const { notices } = await door(() => pem(OLD));
  expect(notices.read(call(OLD)).callId).toBe("evt-1");
  expect(notices.read({ ...call(OLD), headers: {} })).not.toHaveProperty("callId");
});
