import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { EXAMPLE_PLAYBOOK, EXAMPLE_VIEW, exampleScope } from "../domain/fill/example.ts";
import { fillOrder } from "../domain/fill/fill.ts";
import type { Contract } from "../domain/contract.ts";
import { createJobs } from "../jobs/create-jobs.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { createStore } from "../store/create-store.ts";
import { newReference } from "../store/reference.ts";
import type { Store } from "../store/store.ts";
import type { Application } from "./application.ts";
import { main } from "./main.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
let opened: TestDatabase;
let store: Store;
let jobs: Jobs;
let lines: string[];
let contract: Contract;
let block: string | undefined;

beforeEach(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
  jobs = await createJobs(opened.database);
  lines = [];
  block = undefined;
  contract = await planned("4711", "Nordwind yearly");
});

afterEach(async () => {
  await jobs.stop();
  await opened.close();
});

async function planned(dealId: string, name: string): Promise<Contract> {
  const reference = newReference();
  const view = { ...EXAMPLE_VIEW, deal: { ...EXAMPLE_VIEW.deal, id: dealId, name } };
  const scope = exampleScope({ view });
  const filled = fillOrder({
    playbook: EXAMPLE_PLAYBOOK,
    scope,
    view,
    reference,
    timezone: "UTC",
    locale: "en",
    now: NOW,
  });
  if (!("order" in filled)) throw new Error("the example cannot be filled in");
  const { contract: row } = await store.contracts.plan({
    account: "acme",
    playbook: "won-agreement",
    configVersion: 1,
    dealId,
    entry: 1,
    trigger: { pipelineId: "1", stageId: "2" },
    connection: "contracts",
    reference,
    effects: {},
    order: filled.order,
    at: NOW,
    trail: [{ event: "planned", actor: "countersign", data: { playbook: "won-agreement" } }],
  });
  return row;
}

async function liftBlock(): Promise<string | undefined> {
  const reason = block;
  block = undefined;
  return reason;
}

function unused(): never {
  throw new Error("not needed here");
}

/** Runs a command line in this process at the test's database. */
async function cli(...argv: readonly string[]): Promise<number> {
  lines = [];
  const application: Application = {
    openDesk: () =>
      Promise.resolve({ store, jobs, liftBlock, served: "unknown", close: () => Promise.resolve() }),
    serve: unused,
    inspect: unused,
    preview: unused,
    hooks: unused,
    consent: unused,
    backup: unused,
    restore: unused,
    ownerLink: unused,
    rotateKey: unused,
    storedConfig: unused,
    filesInto: unused,
  };
  const terminal = {
    env: {},
    color: false,
    interactive: false,
    user: "ada",
    now: () => NOW,
    out: (line: string) => void lines.push(line),
    err: (line: string) => void lines.push(line),
    ask: () => Promise.resolve(undefined),
    interrupted: () => Promise.resolve(),
  };
  return main(argv, terminal, () => Promise.resolve(application));
}

test("contracts lists what there is, by status too, and as JSON lines", async () => {
  expect(await cli("contracts")).toBe(0);
  expect(lines[1]).toContain(contract.reference);
  expect(lines[1]).toContain("Nordwind yearly");
  expect(await cli("contracts", "--status", "signed")).toBe(0);
  expect(lines).toEqual(["No contract with the status “signed”."]);
  expect(await cli("contracts", "--json")).toBe(0);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    reference: contract.reference,
    status: "planned",
    dealId: "4711",
  });
  expect(await cli("contracts", "--status", "singed")).toBe(2);
  expect(lines[0]).toContain("did you mean “signed”?");
});

test("withdraw leaves the wish and its reason at the contract and asks for a look at once", async () => {
  expect(await cli("withdraw", "--account", "acme", "--deal", "4711", "--reason", "wrong amount")).toBe(0);
  expect(lines).toEqual([
    `Asked for the withdrawal of ${contract.reference}.`,
    `The running service does it. \`countersign show ${contract.reference}\` tells what came of it.`,
  ]);
  const row = await store.contracts.get("acme", contract.id);
  expect(row?.wishes).toMatchObject([{ kind: "withdraw", by: "ada", reason: "wrong amount" }]);
  expect(await jobs.counts()).toMatchObject({ waiting: 1 });
});

test("a command that does not say which contract is wrong use", async () => {
  expect(await cli("retry", "--contract", contract.reference)).toBe(2);
  expect(await cli("retry", "--account", "acme")).toBe(2);
  expect(await cli("retry", "--account", "acme", "--contract", "CS-NOTTHERE")).toBe(2);
  expect(await cli("retry", "--account", "other", "--contract", contract.reference)).toBe(2);
  expect(await cli("retry", "--account", "acme", "--deal", "999")).toBe(2);
  expect((await store.contracts.get("acme", contract.id))?.wishes).toEqual([]);
});

test("send for a deal that has no contract yet asks for a look at it", async () => {
  expect(await cli("send", "--account", "acme", "--deal", "999", "--json")).toBe(0);
  const told = JSON.parse(lines[0] ?? "");
  expect(told.text).toBe("The deal 999 has no contract yet. The service looks now whether it needs one.");
  expect(told).not.toHaveProperty("done"); // it is only asked for
  expect(await jobs.counts()).toMatchObject({ waiting: 1 });
});

test("send for a deal whose contracts are all over asks for a look as if it had just entered; by reference it is refused", async () => {
  const { id, version, reference } = contract;
  const write = { account: "acme", id, version, at: NOW, trail: [] };
  await store.contracts.record({ ...write, change: { status: "declined" } });
  expect(await cli("send", "--account", "acme", "--contract", reference)).toBe(1);
  expect(await jobs.counts()).toMatchObject({ waiting: 0 });
  expect(await cli("send", "--account", "acme", "--deal", "4711")).toBe(0);
  expect(lines[0]).toContain(`no contract under way: ${reference} is over.`);
  const { rows } = await opened.database.pool.query("select deal_id, reason, entered from countersign.looks");
  expect(rows).toEqual([{ deal_id: "4711", reason: "person", entered: 2 }]);
  expect((await store.contracts.get("acme", id))?.wishes).toEqual([]);
});

test("show tells the story: status, signers, trail, and why it stopped", async () => {
  await store.contracts.record({
    account: "acme",
    id: contract.id,
    version: contract.version,
    at: NOW,
    change: {
      failure: {
        code: "credentials_rejected",
        detail: "Key expired.",
        where: {},
        step: "create",
        since: NOW.toISOString(),
      },
    },
    trail: [
      {
        event: "needs_attention",
        actor: "countersign",
        data: { step: "create", detail: "Key\u001b[2J expired." },
      },
    ],
  });
  expect(await cli("show", contract.reference)).toBe(0);
  const page = lines.join("\n");
  expect(page).toContain(`${contract.reference}  failed · last change now`);
  expect(page).toContain("lena@example.com");
  expect(page).toContain("contract planned by playbook won-agreement");
  expect(page).toContain("Stopped at create: The credentials were refused. Key expired.");
  expect(page).not.toContain("\u001b");
  expect(await cli("show", contract.reference, "--json")).toBe(0);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ contract: { dealId: "4711" } });
});

test("show says of a contract that personal data was erased from it, its calls too, and nothing goes out for it", async () => {
  const { id, version, reference } = contract;
  const change = { status: "declined", endedAt: NOW } as const;
  await store.contracts.record({ account: "acme", id, version, at: NOW, change, trail: [] });
  await store.transaction((tx) => tx.persons.erase("acme", "lena@example.com", NOW));
  expect(await cli("show", reference)).toBe(0);
  const page = lines.join("\n");
  expect(page).toContain(
    "Declined on 21 November 2026. Personal data was erased from it on 21 November 2026.",
  );
  expect(page).toContain("Calls recorded before 2026-11-21 12:00");
  expect(page).not.toContain("lena@example.com");
  expect(await cli("extend", "--account", "acme", "--contract", reference, "--days", "3")).toBe(1);
  expect(lines.join("\n")).toContain(
    `Nothing goes out for ${reference} any more: personal data was erased from it.`,
  );
});

test("export writes every contract once, and no formula into a spreadsheet", async () => {
  await planned("4712", '=HYPERLINK("http://example.com")');
  expect(await cli("export", "--format", "csv")).toBe(0);
  expect(lines).toHaveLength(3);
  expect(lines.join("\n")).toContain(`"'=HYPERLINK(""http://example.com"")"`);
  expect(await cli("export")).toBe(0);
  expect(new Set(lines.map((line) => String(JSON.parse(line).dealId)))).toEqual(new Set(["4711", "4712"]));
  expect(lines).toHaveLength(2);
});

function fileWithStage(stage: string): string {
  return `accounts: { acme: { kommo: { subdomain: a, token: token-01234567 }, connections: { c: { provider: contractbook, apiKey: key-0123 } }, playbooks: [ { id: p, when: { pipeline: Sales, stage: ${stage} }, send: { through: c, template: t } } ] } }`;
}

test("apply shows the differences, keeps them once, and changes nothing on a dry run", async () => {
  const directory = await mkdtemp(join(tmpdir(), "countersign-apply-"));
  const file = join(directory, "countersign.yaml");
  await writeFile(file, fileWithStage("Won"));
  expect(await cli("apply", file, "--dry-run")).toBe(0);
  expect(await store.versions.get("acme", 1)).toBeUndefined();
  expect(await cli("apply", file)).toBe(0);
  expect(lines.join("\n")).toContain("kept as version 1");
  await writeFile(file, fileWithStage("Signed"));
  expect(await cli("apply", file)).toBe(0);
  expect(lines).toContain('  ~ playbooks[0].when.stage: "Won" → "Signed"');
  expect(await cli("apply", file)).toBe(0);
  expect(lines[0]).toBe("acme: version 2, nothing changed.");
  await rm(directory, { recursive: true });
});

test.each([[[]], [["--json"]]])("a playbook that apply puts back begins anew (%s)", async (options) => {
  const directory = await mkdtemp(join(tmpdir(), "countersign-apply-"));
  const file = join(directory, "countersign.yaml");
  const applied = async (stage: string): Promise<Date | undefined> => {
    await writeFile(file, fileWithStage(stage));
    expect(await cli("apply", file, ...options)).toBe(0);
    return store.marks.get("acme", "live:p:Sales/Won");
  };
  await applied("Won");
  const longAgo = new Date(NOW.getTime() - 86_400_000);
  await store.marks.set("acme", "live:p:Sales/Won", longAgo);
  expect(await applied("Signed")).toEqual(longAgo);
  expect(await applied("Won")).toEqual(NOW);
  await rm(directory, { recursive: true });
});

test("deliveries are listed and one of them can be replayed", async () => {
  const id = await store.deliveries.keep({
    account: "acme",
    connection: "kommo",
    receivedAt: NOW,
    headers: {},
    body: new TextEncoder().encode("x=1"),
  });
  expect(await cli("deliveries", "--json")).toBe(0);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ id, body: "eD0x" });
  expect(await cli("replay", id)).toBe(0);
  expect(await cli("replay", "nonsense")).toBe(1);
});

test("look at a whole account lifts the stop of its calls, and looks at each deal with an open contract", async () => {
  block = "Kommo answered 403 with a page of HTML.";
  const failure = {
    code: "ip_blocked",
    detail: block,
    where: {},
    step: "sent/note",
    since: NOW.toISOString(),
  } as const;
  const { id, version } = contract;
  await store.contracts.record({
    account: "acme",
    id,
    version,
    at: NOW,
    change: { status: "sent", failure },
    trail: [],
  });
  const over = await planned("4712", "Over");
  const change = { status: "signed" } as const;
  await store.contracts.record({
    account: "acme",
    id: over.id,
    version: over.version,
    at: NOW,
    change,
    trail: [],
  });
  await planned("4713", "Waiting");
  expect(await cli("look", "--account", "acme")).toBe(0);
  expect(lines).toEqual([
    "Calls to Kommo for acme go again. They were stopped: Kommo answered 403 with a page of HTML. 2 deals with open contracts will be looked at by the running service.",
    "`countersign contracts --account acme` tells how they stand.",
  ]);
  expect(await jobs.counts()).toMatchObject({ waiting: 2 });
  expect((await store.contracts.get("acme", id))?.wishes).toMatchObject([{ kind: "resume", by: "ada" }]);
  expect(await cli("look", "--account", "acme")).toBe(0);
  expect(lines[0]).toContain("Calls to Kommo for acme were not stopped.");
  expect(await cli("look")).toBe(2);
});

test("show tells of a deadline only while there is one to meet", async () => {
  const expiresAt = new Date(NOW.getTime() + 14 * 86_400_000);
  const { id, version } = contract;
  const sent = await store.contracts.record({
    account: "acme",
    id,
    version,
    at: NOW,
    change: { status: "sent", expiresAt },
    trail: [],
  });
  if (sent === "stale") throw new Error("unexpectedly stale");
  await cli("show", contract.reference);
  expect(lines).toContain("Expires in 14 d");
  await store.contracts.record({
    account: "acme",
    id,
    version: sent,
    at: NOW,
    change: { status: "signed" },
    trail: [],
  });
  await cli("show", contract.reference);
  expect(lines.join("\n")).not.toContain("Expires");
});
