import { expect, test } from "vitest";
import { ownerAt, keyAt } from "../office.ts";
import { notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";
import type { Visitor } from "../visitor.ts";
import type { World } from "../world.ts";

/** A contact of the town's whose address the test takes away. */
const CONTACT = 30_000_002;

/** An operator at the console of a world whose vendor can do most of what may be asked for. */
async function openDesk(): Promise<{ readonly world: World; readonly operator: Visitor }> {
  const world = await openWorld({ vendor: SKRIBBLE });
  return { world, operator: await keyAt(world.app, world.url, "acme", "operator") };
}

interface Action {
  readonly action: string;
  readonly isPossible: boolean;
  readonly because?: string;
}

interface View {
  readonly reference: string;
  readonly status: string;
  readonly stands: string;
  readonly trail: readonly {
    readonly event: string;
    readonly text: string;
    readonly actor: { readonly name: string };
  }[];
  readonly actions: readonly Action[];
  readonly documents: readonly { readonly name: string; readonly kind: string; readonly bytes: number }[];
  readonly links: { readonly deal?: string; readonly vendor?: string };
  readonly others: readonly { readonly reference: string }[];
}

function isView(body: unknown): body is View {
  return typeof body === "object" && body !== null && "stands" in body && "trail" in body;
}

async function view(operator: Visitor, reference: string): Promise<View> {
  const { body } = await operator.get(`/api/accounts/acme/contracts/${reference}`);
  if (isView(body)) return body;
  throw new Error(JSON.stringify(body));
}

const possible = ({ actions }: View): readonly string[] =>
  actions.filter(({ isPossible }) => isPossible).map(({ action }) => action);

/** Presses a button; resolves to the status, and to why not. */
async function press(operator: Visitor, reference: string, action: string, body: unknown = {}) {
  const answer = await operator.post(`/api/accounts/acme/contracts/${reference}/${action}`, body);
  return [answer.status, answer.body] as const;
}

const ACCEPTED = [200, { accepted: true }] as const;

test("a contract is withdrawn once, however often the button is pressed, and the trail says who pressed it", async () => {
  const { world, operator } = await openDesk();
  const { id, contract } = await sendDeal(world);
  const { reference } = contract;
  const before = await view(operator, reference);
  expect(before.stands).toMatch(/^Out for signature at Skribble since .*: waiting for .*, until /u);
  expect(possible(before)).toEqual(["look", "remind", "withdraw", "extend"]);
  expect(before.links.deal).toMatch(/\/leads\/detail\/\d+$/u);
  const pressed = await Promise.all(
    [1, 2, 3].map(() => press(operator, reference, "withdraw", { reason: "wrong amount" })),
  );
  // whoever comes when it is done already is told so
  expect(pressed).toContainEqual(ACCEPTED);
  expect(pressed.filter(([status]) => status !== 200 && status !== 409)).toEqual([]);
  await world.settle();
  const after = await view(operator, reference);
  expect(after.status).toBe("withdrawn");
  expect(after.stands).toMatch(/^Withdrawn on .*: wrong amount\.$/u);
  const asked = after.trail.filter(({ event }) => event === "asked");
  expect(asked).toMatchObject([
    {
      text: "Asked to withdraw it: wrong amount",
      actor: { kind: "key", name: "operator of acme" },
    },
  ]);
  expect(notesOf(await world.deal(id)).filter((note) => note.includes("wrong amount"))).toHaveLength(1);
  expect((await press(operator, reference, "withdraw"))[0]).toBe(409);
});

test("signers are reminded once by two presses", async () => {
  const { world, operator } = await openDesk();
  const { contract } = await sendDeal(world);
  await press(operator, contract.reference, "remind");
  await world.settle();
  expect(await press(operator, contract.reference, "remind")).toEqual(ACCEPTED);
  await world.settle();
  const { trail } = await view(operator, contract.reference);
  expect(trail.filter(({ event }) => event === "reminded")).toHaveLength(1);
  await world.elapse({ hours: 2 });
  await press(operator, contract.reference, "remind");
  await world.settle();
  const later = await view(operator, contract.reference);
  expect(later.trail.filter(({ event }) => event === "reminded")).toHaveLength(2);
});

test("after a refusal a new contract goes out for the same deal, one however often it is asked for", async () => {
  const { world, operator } = await openDesk();
  const { id, contract, remoteId } = await sendDeal(world);
  const { reference } = contract;
  expect((await press(operator, reference, "send-again"))[0]).toBe(409);
  await world.vendor.control("decline", { id: remoteId, reason: "too dear" });
  await world.elapse();
  const declined = await view(operator, reference);
  expect(declined.stands).toMatch(/^Declined by .*: “too dear”\.$/u);
  expect(possible(declined)).toEqual(["look", "again"]);
  await Promise.all([1, 2].map(() => press(operator, reference, "send-again")));
  await world.elapse();
  const contracts = await world.contracts(id);
  expect(contracts.map(({ status }) => status)).toEqual(["declined", "sent"]);
  const [answer, refused] = await press(operator, reference, "send-again");
  expect([answer, JSON.stringify(refused)]).toEqual([409, expect.stringContaining("has taken its place")]);
  await world.elapse();
  expect(await world.contracts(id)).toHaveLength(2);
  const next = contracts[1]?.reference ?? "";
  expect((await view(operator, reference)).others).toMatchObject([{ reference: next }]);
  expect((await view(operator, next)).trail[0]?.text).toContain(
    `in place of ${reference}, asked for by operator of acme (API key)`,
  );
});

test("a new contract goes out although the refusal has moved the deal elsewhere", async () => {
  const { world, operator } = await openDesk();
  const { id, contract, remoteId } = await sendDeal(world);
  await world.vendor.control("decline", { id: remoteId, reason: "no" });
  await world.elapse();
  await world.moveDeal(id, "Lost");
  await world.elapse();
  await press(operator, contract.reference, "send-again");
  await world.elapse();
  expect((await world.contracts(id)).map(({ status }) => status)).toEqual(["declined", "sent"]);
});

test("what could not be filled in is mended and resumed, one by one and many at once", async () => {
  const { world, operator } = await openDesk();
  await world.sandbox.kommo.control("editContact", { id: CONTACT, email: null });
  const id = await winDeal(world, { contacts: [CONTACT] });
  const { reference } = await world.contract(id);
  const attention = await operator.get("/api/accounts/acme/attention");
  expect(attention.body).toMatchObject({
    count: 1,
    contracts: [{ reference, code: "order_incomplete", help: expect.stringContaining("“Fix and resume”") }],
  });
  expect(JSON.stringify(attention.body)).not.toContain("countersign retry");
  const many = await operator.post("/api/accounts/acme/attention/resume", {
    references: [reference, reference, "CS-UNKNOWN"],
  });
  expect(many.body).toMatchObject({ accepted: [reference], refused: [{ reference: "CS-UNKNOWN" }] });
  await world.settle();
  const still = await view(operator, reference);
  expect(still.status).toBe("failed");
  expect(still.stands).toMatch(/^It has stopped\. /u);

  await world.sandbox.kommo.control("editContact", { id: CONTACT, email: "renee@example.com" });
  expect(await press(operator, reference, "resume")).toEqual(ACCEPTED);
  await world.settle();
  const sent = await view(operator, reference);
  expect([sent.status, possible(sent)]).toEqual(["sent", ["look", "remind", "withdraw", "extend"]]);
  const found = await operator.get("/api/accounts/acme/contracts?search=renee@exam");
  expect(found.body).toMatchObject({ contracts: [{ reference, contact: expect.any(String) }] });
});

test("a contract that somebody made at the vendor is taken over by its id, and never a second time", async () => {
  const { world, operator } = await openDesk();
  const made = await sendDeal(world);
  // nobody here knows of it: a person made it in the vendor's own application
  await world.database.database.pool.query("delete from countersign.contracts where reference = $1", [
    made.contract.reference,
  ]);
  const ids = [await winDeal(world, { contacts: [] }), ""];
  ids[1] = await winDeal(world, { contacts: [] });
  const [first = "", second = ""] = await Promise.all(
    ids.map(async (id) => (await world.contract(id)).reference),
  );
  expect(possible(await view(operator, first))).toEqual(["look", "resume", "withdraw", "link"]);

  await press(operator, first, "link", { contract: "no-such-contract" });
  await world.settle();
  const refused = await view(operator, first);
  expect(refused.trail.at(-1)?.text).toContain("Skribble does not know a contract “no-such-contract”");
  expect(refused.status).toBe("failed");

  const address = `https://my.skribble.com/view/${made.remoteId}?tab=2`;
  expect(await press(operator, first, "link", { contract: address })).toEqual(ACCEPTED);
  await world.elapse();
  const linked = await view(operator, first);
  expect([linked.status, linked.trail.some(({ event }) => event === "linked")]).toEqual(["sent", true]);

  await press(operator, second, "link", { contract: made.remoteId });
  await world.elapse();
  const other = await view(operator, second);
  expect([other.status, other.trail.at(-1)?.text]).toEqual([
    "failed",
    expect.stringContaining(`it belongs to ${first}`),
  ]);
  expect((await press(operator, first, "link", { contract: "another" }))[0]).toBe(409);

  await world.vendor.control("signAll", { id: made.remoteId });
  await world.elapse();
  const signed = await view(operator, first);
  expect(signed.status).toBe("signed");
  expect(await world.documents()).toHaveLength(1);
});

test("signed documents are shown and downloaded as they were archived, to people of the account alone", async () => {
  const { world, operator } = await openDesk();
  const { contract, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  const { documents, stands } = await view(operator, contract.reference);
  expect(stands).toMatch(/^Signed by .* on .*; the signed PDF is in the archive\.$/u);
  const signed = documents.find(({ kind }) => kind === "signed");
  const path = `/api/accounts/acme/contracts/${contract.reference}/documents/${signed?.name ?? ""}`;
  const shown = await operator.get(path);
  expect(shown.status).toBe(200);
  expect(String(shown.body).startsWith("%PDF-")).toBe(true);
  expect(shown.headers.get("content-type")).toBe("application/pdf");
  expect(shown.headers.get("content-disposition")).toMatch(/^inline; filename="CS-/u);
  // a viewer's page that is held to this policy must find nothing in it that it needs, and nobody else may frame it
  const policy = shown.headers.get("content-security-policy") ?? "";
  expect(policy).not.toMatch(/sandbox|default-src|script-src|object-src|style-src|child-src/u);
  expect(policy).toContain("frame-ancestors 'self'");
  expect(shown.headers.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
  const saved = await operator.get(`${path}?download=1`);
  expect(saved.headers.get("content-disposition")).toMatch(/^attachment/u);
  expect(saved.headers.get("content-security-policy")).toContain("sandbox");
  const values = documents.find(({ kind }) => kind === "values");
  const text = await operator.get(path.replace(signed?.name ?? "", values?.name ?? ""));
  expect(text.headers.get("content-type")).toBe("application/octet-stream");
  expect((await operator.get(`${path}x`)).status).toBe(404);
  expect((await operator.get(path.replace("/documents/", "/documents/..%2F"))).status).toBe(404);
});

test("a file that somebody changed in the archive is not handed out", async () => {
  const { world, operator } = await openDesk();
  const { contract, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  await world.database.database.pool.query(
    `update countersign.contracts set archive = jsonb_set(archive, '{0,sha256}', '"00"')`,
  );
  const { documents } = await view(operator, contract.reference);
  const answer = await operator.get(
    `/api/accounts/acme/contracts/${contract.reference}/documents/${documents[0]?.name ?? ""}`,
  );
  expect([answer.status, answer.body]).toMatchObject([503, { error: { reason: "document_invalid" } }]);
});

test("the calls of a contract are told without their secrets", async () => {
  const { world, operator } = await openDesk();
  const { contract } = await sendDeal(world);
  await world.app.tick();
  const { status, body } = await operator.get(`/api/accounts/acme/contracts/${contract.reference}/calls`);
  expect(status).toBe(200);
  const text = JSON.stringify(body);
  expect(text).toContain('"operation":"create"');
  expect(text).not.toMatch(/bearer [\w.-]{6,}/iu);
});

test("who only looks may press nothing", async () => {
  const world = await openWorld({ vendor: SKRIBBLE });
  const viewer = await keyAt(world.app, world.url, "acme", "viewer");
  const { contract } = await sendDeal(world);
  for (const action of ["look", "resume", "send", "remind", "withdraw", "extend", "send-again", "link"])
    expect((await press(viewer, contract.reference, action, { days: 1, contract: "x" }))[0]).toBe(403);
  expect((await viewer.post("/api/accounts/acme/attention/resume", { references: ["x"] })).status).toBe(403);
});

test("what only the clock found is counted, and what hooks told is not", async () => {
  const world = await openWorld();
  const owner = await ownerAt(world.app, world.url);
  const drift = async (): Promise<unknown> => (await owner.get("/api/accounts/acme/overview")).body;
  const told = await sendDeal(world);
  await world.vendor.control("signAll", { id: told.remoteId });
  await world.elapse();
  expect(await drift()).toMatchObject({ counts: { signed: 1 }, drift: { count: 0, contracts: [] } });
  const silent = await sendDeal(world);
  world.vendor.hookFault({ kind: "drop", every: 1 });
  await world.vendor.control("signAll", { id: silent.remoteId });
  await world.elapse({ hours: 30 });
  await world.elapse({ minutes: 10 });
  expect(await drift()).toMatchObject({
    counts: { signed: 2 },
    drift: { count: 1, contracts: [{ reference: silent.contract.reference }] },
  });
});

test("a change that the clock finds at once counts only when its notification has not come after a while", async () => {
  const world = await openWorld();
  const owner = await ownerAt(world.app, world.url);
  const drift = async (): Promise<unknown> => (await owner.get("/api/accounts/acme/overview")).body;
  const { store } = world.app;
  const early = async (told: boolean): Promise<string> => {
    const { contract } = await sendDeal(world);
    await world.elapse();
    const at = world.now();
    const entry = {
      event: "status_changed",
      actor: "contracts",
      data: { status: "signed", unannounced: "due", isFresh: true },
    } as const;
    await store.trail.note("acme", contract.id, at, entry);
    await store.trail.note("acme", contract.id, at, entry);
    if (told) await world.vendor.control("signAll", { id: String(contract.remoteId) });
    return contract.reference;
  };
  await early(true);
  const silent = await early(false);
  expect(await drift()).toMatchObject({ drift: { count: 0, contracts: [] } });
  await world.elapse({ minutes: 2 });
  expect(await drift()).toMatchObject({ drift: { count: 1, contracts: [{ reference: silent }] } });
});
