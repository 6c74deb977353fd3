import { expect, test } from "vitest";
import type { Tools } from "../../src/corridor/runtime.ts";
import { walk } from "../../src/corridor/walk.ts";
import type { Capabilities } from "../../src/domain/capabilities.ts";
import { CountersignError, LOOK, STOP } from "../../src/domain/errors.ts";
import { callContext } from "../../src/http/context.ts";
import type { Account } from "../../src/providers/provider.ts";
import { openWorld, sendDeal } from "../story.ts";
import type { World } from "../world.ts";

/** The house with a vendor that can, or cannot, what the simulated one does: the rest of it is the simulated one. */
function withVendor(
  world: World,
  can: Partial<Capabilities>,
  change: (account: Account) => Partial<Account>,
  more: { readonly findLagMs?: number } = {},
): Tools {
  const { tools } = world.app;
  return {
    ...tools,
    account(id) {
      const runtime = tools.account(id);
      if (runtime === undefined) return undefined;
      const connections = [...runtime.connections].map(([name, connection]) => {
        const account = { ...connection.account, ...change(connection.account) };
        return [name, { ...connection, ...more, can: { ...connection.can, ...can }, account }] as const;
      });
      return { ...runtime, connections: new Map(connections) };
    },
  };
}

const visit = (tools: Tools, dealId: string, entered = false): Promise<unknown> =>
  walk(tools, { account: "acme", dealId, reason: "person", entered }, new AbortController().signal);

async function askToRemind(world: World, dealId: string): Promise<void> {
  const { id } = await world.contract(dealId);
  const wish = { id: "w-1", kind: "remind", by: "ada", at: world.now().toISOString() } as const;
  await world.app.store.contracts.wish("acme", id, wish);
}

async function reminders(world: World, dealId: string): Promise<readonly unknown[]> {
  const { id } = await world.contract(dealId);
  const entries = await world.app.store.trail.of("acme", id);
  return entries.filter(({ event }) => event === "reminded").map(({ actor, data }) => ({ actor, data }));
}

test("a reminder goes out once for each wish, and the trail says who asked", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  const reminded: string[] = [];
  const tools = withVendor(world, { remind: true }, () => ({
    remind: async (remote) => void reminded.push(remote),
  }));
  await askToRemind(world, id);
  await visit(tools, id);
  await visit(tools, id);
  expect(reminded).toEqual([remoteId]);
  expect(await reminders(world, id)).toEqual([{ actor: "person:ada", data: {} }]);
  expect(await world.contract(id)).toMatchObject({ status: "sent", wishes: [] });
});

test("a reminder whose answer was lost is not repeated: people would get it twice", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  let calls = 0;
  const tools = withVendor(world, { remind: true }, () => ({
    async remind() {
      calls += 1;
      throw new CountersignError("outcome_unknown", LOOK, "The answer was lost.", {
        connection: "contracts",
      });
    },
  }));
  await askToRemind(world, id);
  await visit(tools, id);
  expect((await world.contract(id)).wishes).toHaveLength(1);
  world.pass({ minutes: 1 });
  await visit(tools, id);
  expect(calls).toBe(1);
  expect((await world.contract(id)).wishes).toEqual([]);
  expect(await reminders(world, id)).toMatchObject([{ data: { unclear: expect.any(String) } }]);
});

test("a reminder that the vendor refuses stops nothing: the contract is followed on", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  let calls = 0;
  const tools = withVendor(world, { remind: true }, () => ({
    async remind() {
      calls += 1;
      throw new CountersignError("state_conflict", STOP, "Only once a day.", { connection: "contracts" });
    },
  }));
  await askToRemind(world, id);
  await visit(tools, id);
  await visit(tools, id);
  expect(calls).toBe(1);
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "sent", wishes: [] });
  expect(contract.failure).toBeUndefined();
  expect((await world.deal(id)).tasks).toEqual([]);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
});

test("a vendor whose create also sends, and that cannot be asked what became of it, needs a person after a lost answer", async () => {
  const world = await openWorld({ hooks: false });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  let creates = 0;
  const tools = withVendor(world, { draft: false, find: false }, () => ({
    find: async () => ({ found: "cannot-tell" }),
    async create() {
      creates += 1;
      throw new CountersignError("outcome_unknown", LOOK, "The answer was lost.", {
        connection: "contracts",
      });
    },
  }));
  await visit(tools, id, true);
  world.pass({ minutes: 10 });
  await visit(tools, id);
  expect(creates).toBe(1);
  expect(await world.contract(id)).toMatchObject({
    status: "planned",
    failure: { code: "outcome_unfindable", step: "create" },
  });
  expect((await world.deal(id)).tasks).toHaveLength(1);
  expect(await world.documents()).toEqual([]);
});

/** A vendor where creating sends and nothing can be looked for; `create` decides what becomes of the first call. */
function blindly(world: World, create: Account["create"]): Tools {
  return withVendor(world, { draft: false, find: false }, () => ({
    find: async () => ({ found: "cannot-tell" }),
    create,
  }));
}

test.each([
  ["waited for its turn", false, { status: "sent" }],
  ["was under way", true, { status: "planned", failure: { code: "outcome_unfindable" } }],
])("creating sends, and the process died while the call %s", async (_, hasLeft, left) => {
  const world = await openWorld({ hooks: false });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  const died = Promise.withResolvers<void>();
  const dying = blindly(world, async () => {
    if (hasLeft) await callContext().leaving?.();
    died.resolve();
    return new Promise(() => undefined);
  });
  visit(dying, id, true).catch(died.reject);
  await died.promise;
  let creates = 0;
  const { account } = world.app.tools.account("acme")?.connections.get("contracts") ?? {};
  const next = blindly(world, async (order) => {
    creates += 1;
    if (account === undefined) throw new Error("no such connection");
    return account.create(order);
  });
  await visit(next, id);
  expect(creates).toBe(hasLeft ? 0 : 1);
  expect(await world.contract(id)).toMatchObject(left);
});

test("a vendor that holds the clock may set it back: what had expired is out again, and is signed", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  let status: "expired" | "sent" = "expired";
  const tools = withVendor(world, { expiry: "vendor", revive: true }, (account) => ({
    async read(remote) {
      const seen = await account.read(remote);
      return seen && { ...seen, status, vendorStatus: status };
    },
  }));
  await visit(tools, id);
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  const told = (await world.deal(id)).notes.length;
  status = "sent";
  await visit(tools, id);
  expect(await world.contract(id)).toMatchObject({ status: "sent", rounds: { sent: 2, expired: 1 } });
  status = "expired";
  await visit(tools, id);
  expect((await world.deal(id)).notes.length).toBeGreaterThan(told);
  expect(await world.contract(id)).toMatchObject({ status: "expired", rounds: { expired: 2 } });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect((await world.documents())[0]).toMatchObject({ state: "signed" });
});

test("what a vendor cannot take back expires for us alone, and a late signature still counts", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  const tools = withVendor(world, { withdraw: "none" }, () => ({
    async withdraw() {
      throw new CountersignError("unsupported", STOP, "It cannot be taken back.", {
        connection: "contracts",
      });
    },
  }));
  world.pass({ days: 15 });
  await visit(tools, id);
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  expect(await world.documents()).toMatchObject([{ state: "pending" }]);
  await world.vendor.control("signAll", { id: remoteId });
  await visit(tools, id);
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  await world.elapse({ minutes: 1 });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

/** A vendor that says of all it has that it was signed for show. */
function demo(account: Account): Partial<Account> {
  return {
    async read(remote) {
      const contract = await account.read(remote);
      return contract && { ...contract, level: "DEMO" };
    },
  };
}

test("a contract signed with a demo signature moves nothing until a person lets it count", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  const tools = withVendor(world, {}, demo);
  await visit(tools, id);
  await visit(tools, id);
  expect(await world.contract(id)).toMatchObject({ status: "sent", failure: { code: "signature_too_weak" } });
  const deal = await world.deal(id);
  expect(deal).toMatchObject({ stage: "Won" });
  expect(deal.tasks).toHaveLength(1);
  expect(deal.tasks[0]?.text).toContain("DEMO was reached");

  await world.apply({ send: "          acceptWeaker: true\n" });
  await world.wish(id, "resume");
  await visit(withVendor(world, {}, demo), id);
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("a vendor that holds the clock is asked for more time; a lost answer is asked again, for the same day", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  const asked: Date[] = [];
  const tools = withVendor(world, { expiry: "vendor", extend: true }, () => ({
    async extend(_, until) {
      asked.push(until);
      if (asked.length > 1) return;
      throw new CountersignError("outcome_unknown", LOOK, "The answer was lost.", {
        connection: "contracts",
      });
    },
  }));
  const until = new Date(world.now().getTime() + 40 * 86_400_000);
  const { id: contract } = await world.contract(id);
  const wish = { id: "w-1", kind: "extend", by: "ada", at: world.now().toISOString() } as const;
  await world.app.store.contracts.wish("acme", contract, { ...wish, until: until.toISOString() });
  await visit(tools, id);
  expect((await world.contract(id)).wishes).toHaveLength(1);
  world.pass({ minutes: 1 });
  await visit(tools, id);
  expect(asked).toEqual([until, until]);
  expect(await world.contract(id)).toMatchObject({ expiresAt: until, wishes: [] });
});

test("where a list lags behind, what was created is waited for and not created again", async () => {
  const world = await openWorld({ hooks: false });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  let isListed = false;
  let creates = 0;
  const tools = withVendor(
    world,
    {},
    (account) => ({
      find: async (order) => (isListed ? account.find(order) : { found: "none" }),
      async create(order) {
        creates += 1;
        await account.create(order);
        throw new CountersignError("outcome_unknown", LOOK, "The answer was lost.", {
          connection: "contracts",
        });
      },
    }),
    { findLagMs: 120_000 },
  );
  await visit(tools, id, true);
  for (let seconds = 0; seconds < 90; seconds += 15) {
    world.pass({ seconds: 15 });
    await visit(tools, id);
  }
  expect(creates).toBe(1);
  isListed = true;
  world.pass({ seconds: 60 });
  await visit(tools, id);
  expect(creates).toBe(1);
  expect(await world.documents()).toHaveLength(1);
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("a signer whom a colleague replaces at the vendor is in the trail, both of them", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  await world.elapse({ minutes: 1 });
  const tools = withVendor(world, {}, (account) => ({
    async read(remote) {
      const contract = await account.read(remote);
      const eva = { name: "Eva Else", email: "eva.else@example.com", status: "asked" } as const;
      return contract && { ...contract, signers: [eva] };
    },
  }));
  await visit(tools, id);
  await visit(tools, id);
  const { id: contract } = await world.contract(id);
  const entries = await world.app.store.trail.of("acme", contract);
  const changes = entries
    .filter(({ event }) => event === "signer_changed")
    .map(({ data }) => data?.["status"]);
  expect(changes).toEqual(["removed", "added"]);
});
