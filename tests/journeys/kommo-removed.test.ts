import { afterAll, beforeAll, expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import { good, openBareOffice } from "../open-bare-office.ts";
import type { BareOffice } from "../open-bare-office.ts";
import { createDeal, readDeal } from "../town.ts";
import type { Visitor } from "../visitor.ts";
import { wonPlaybook } from "../won-playbook.ts";

let office: BareOffice;
let owner: Visitor;
let dealId = "";
let reference = "";

const ACME = "/api/accounts/acme";
const PLAYBOOK = wonPlaybook("won", { name: "Won agreement" });

beforeAll(async () => {
  office = await openBareOffice({ isSetUp: true });
  ({ owner } = office);
  await good(owner.post(`${ACME}/connections/kommo/subscribe`));
  await good(owner.call("PUT", `${ACME}/playbooks/won`, { playbook: PLAYBOOK }));
  office.pass(2_000);
  dealId = await createDeal(office.sandbox);
  await office.sandbox.kommo.control("moveDeal", { id: Number(dealId), stage: "Won" });
  await office.settle();
  const [contract] = await office.app.store.contracts.ofDeal("acme", dealId);
  if (contract?.status !== "sent") throw new Error(`It is ${contract?.status}, not sent.`);
  ({ reference } = contract);
});
afterAll(() => office.close());

async function connectKommo(): Promise<void> {
  const { kommo } = SANDBOX_CREDENTIALS;
  await good(
    owner.call("PUT", `${ACME}/connections/kommo`, {
      settings: {
        subdomain: kommo.subdomain,
        baseUrl: `${office.sandbox.url}/kommo`,
        requestsPerSecond: 0,
      },
      secrets: { token: kommo.token },
    }),
  );
  await good(owner.post(`${ACME}/connections/kommo/subscribe`));
}

/** Everything that the clock brings within this time, and what comes of it. */
async function elapse(minutes: number): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    office.pass((minutes * 60_000) / 4);
    await office.settle();
  }
}

async function connectVendor(): Promise<void> {
  const { contractbook } = SANDBOX_CREDENTIALS;
  await good(
    owner.call("PUT", `${ACME}/connections/contracts`, {
      provider: "contractbook",
      settings: { baseUrl: `${office.sandbox.url}/contractbook/v3` },
      secrets: { apiKey: contractbook.apiKey },
    }),
  );
}

/** Everybody signs at the vendor. */
async function signed(): Promise<void> {
  const [contract] = await office.app.store.contracts.ofDeal("acme", dealId);
  await office.sandbox.vendor("contractbook").control("signAll", { id: contract?.remoteId });
}

interface State {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly waiting: number;
}

async function statesOf(page: "overview" | "attention"): Promise<readonly State[]> {
  return (await good<{ connections: readonly State[] }>(owner.get(`${ACME}/${page}`))).connections;
}

const DEAD_KOMMO = {
  id: "kommo",
  name: "Kommo",
  state: "bad",
  // the sandbox has another deal or two that are won
  waiting: expect.toSatisfy((count: number) => count >= 1),
  problem: expect.stringContaining("Kommo is not connected"),
  help: expect.stringContaining("Connect Kommo"),
};

async function everythingSaysSo(): Promise<void> {
  expect(await statesOf("overview")).toContainEqual(expect.objectContaining(DEAD_KOMMO));
  expect(await statesOf("attention")).toContainEqual(expect.objectContaining(DEAD_KOMMO));
  const contract = await good<{ actions: readonly { isPossible: boolean; because: string }[] }>(
    owner.get(`${ACME}/contracts/${reference}`),
  );
  expect(contract).toMatchObject({
    isWaiting: true,
    stands: expect.stringContaining("It waits for Kommo"),
    help: expect.stringContaining("Connect Kommo"),
    connection: { vendor: "Contractbook" },
  });
  expect(contract.actions.length).toBeGreaterThan(0);
  for (const action of contract.actions)
    expect(action).toMatchObject({
      isPossible: false,
      because: expect.stringContaining("Kommo is not connected"),
    });
  expect(await owner.post(`${ACME}/contracts/${reference}/look`)).toMatchObject({
    status: 409,
    body: { error: { code: "conflict", text: expect.stringContaining("Kommo is not connected") } },
  });
}

test("Kommo is not taken out while contracts are under way, unless somebody says so once more", async () => {
  const asked = await owner.call("DELETE", `${ACME}/connections/kommo`);
  expect(asked).toMatchObject({
    status: 409,
    body: {
      error: {
        reason: "contracts_under_way",
        text: expect.stringMatching(/under way, and would wait for it/u),
      },
    },
  });
  expect(await statesOf("overview")).toContainEqual(expect.objectContaining({ id: "kommo", state: "good" }));
});

test("without Kommo it is a dead connection on every page, and nothing is accepted that cannot be done", async () => {
  expect(await owner.call("DELETE", `${ACME}/connections/kommo?despite=true`)).toMatchObject({ status: 200 });
  await everythingSaysSo();
});

test("once Kommo is back the contract goes on by itself, and what was signed meanwhile is told to the deal", async () => {
  await signed();
  await connectKommo();
  await elapse(20);
  expect(await office.app.store.contracts.ofDeal("acme", dealId)).toMatchObject([{ status: "signed" }]);
  expect(await readDeal(office.sandbox, dealId)).toMatchObject({ stage: "Contract signed" });
  const states = await statesOf("overview");
  expect(states.filter(({ state }) => state !== "good")).toEqual([]);
});

test("an import takes out no more than a person may: it says first what goes, and asks just the same", async () => {
  office.pass(2_000);
  dealId = await createDeal(office.sandbox);
  await office.sandbox.kommo.control("moveDeal", { id: Number(dealId), stage: "Won" });
  await office.settle();
  const [contract] = await office.app.store.contracts.ofDeal("acme", dealId);
  expect(contract).toMatchObject({ status: "sent" });
  reference = contract?.reference ?? "";
  const yaml = "accounts:\n  acme:\n    timezone: Europe/Stockholm\n    locale: en\n";
  const ask = (more: object) => owner.call("PUT", `${ACME}/configuration`, { yaml, ...more });
  const trial = await good<{ differences: readonly object[] }>(ask({ trial: true }));
  expect(trial).toMatchObject({
    removes: {
      connections: [
        { id: "kommo", name: "Kommo" },
        { id: "contracts", name: "Contractbook" },
      ],
      playbooks: [{ id: "won", name: "Won agreement" }],
      waiting: expect.toSatisfy((count: number) => count >= 1),
      goingOn: expect.toSatisfy((count: number) => count >= 1),
    },
    differences: [
      { name: "Kommo" },
      { name: "Contractbook (contracts)" },
      { name: "Playbook “Won agreement”" },
    ],
  });
  expect(JSON.stringify(trial)).not.toContain("$secret");
  expect(await ask({})).toMatchObject({
    status: 409,
    body: { error: { reason: "contracts_under_way" } },
  });
  await good(ask({ despite: true }));
  await everythingSaysSo();
});

test("vendors that were taken out keep their names, and the contract of a removed playbook is followed to its end", async () => {
  expect(await statesOf("attention")).toContainEqual(
    expect.objectContaining({ id: "contracts", name: "Contractbook", state: "bad" }),
  );
  await connectKommo();
  await elapse(2);
  const states = await statesOf("overview");
  expect(states).toContainEqual(
    expect.objectContaining({ id: "contracts", name: "Contractbook", state: "bad" }),
  );
  await connectVendor();
  await signed();
  await elapse(60);
  expect(await office.app.store.contracts.ofDeal("acme", dealId)).toMatchObject([{ status: "signed" }]);
});
