import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { HOOK_SECRETS } from "../../tests/town-config.ts";
import { createBench, runHere, runProcess } from "./cli.testkit.ts";
import type { Bench, Ran } from "./cli.testkit.ts";
import { eventually, startService } from "./service.testkit.ts";
import type { Service } from "./service.testkit.ts";

const Row = z.object({ reference: z.string(), status: z.string(), dealId: z.string() });
const Kept = z.object({ id: z.string(), state: z.string(), attempts: z.number(), connection: z.string() });
const NO_EMAIL = 20_000_012;

let bench: Bench;
let service: Service;

beforeAll(async () => {
  bench = await createBench();
  service = startService(["serve", "--config", bench.file, "--data", bench.data, "--port", "0"]);
  const url = await eventually(
    "the service listens",
    () => /listens at (\S+)/.exec(service.out)?.[1],
    30_000,
  );
  const { kommo } = bench.sandbox;
  const contractbook = bench.sandbox.vendor("contractbook");
  const events = ["add_lead", "status_lead", "update_lead"];
  await kommo.control("subscribe", { url: `${url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`, events });
  await contractbook.control("setCallbackUrl", {
    url: `${url}/webhooks/acme/contracts/${HOOK_SECRETS.contracts}`,
  });
});

afterAll(async () => {
  await service.kill();
  await bench.close();
});

/** A command beside the running service. */
function cli(...argv: readonly string[]): Promise<Ran> {
  return runHere([...argv, "--data", bench.data]);
}

async function win(dealId: number): Promise<void> {
  await bench.sandbox.kommo.control("moveDeal", { id: dealId, stage: "Won", pipeline: "Sales" });
}

/** The deal's contract, once it has this status. */
function contractOf(dealId: number, status: string): Promise<z.infer<typeof Row>> {
  return eventually(`deal ${dealId} is ${status}`, async () => {
    const { out } = await cli("contracts", "--json", "--account", "acme");
    return rowsIn(out, Row).find((row) => row.dealId === String(dealId) && row.status === status);
  });
}

function rowsIn<T>(out: string, shape: z.ZodType<T>): readonly T[] {
  const lines = out.split("\n").filter((line) => line !== "");
  return lines.map((line) => shape.parse(JSON.parse(line)));
}

test("serve says where it listens, which doors there are, and logs JSON lines where nobody watches", async () => {
  await eventually("the doors", () => /acme\/contracts\/…/.exec(service.out)?.[0]);
  expect(service.out).toContain("https://sign.example.com/webhooks/acme/kommo/…");
  expect(service.out).toContain("https://sign.example.com/webhooks/acme/contracts/…");
  for (const secret of Object.values(HOOK_SECRETS)) expect(service.out + service.err).not.toContain(secret);
  const lines = service.err.split("\n").filter((line) => line !== "");
  expect(lines.map((line) => typeof JSON.parse(line))).toEqual(lines.map(() => "object"));
});

test("a contract is sent, shown, exported, and withdrawn with its reason", async () => {
  await win(20_000_001);
  const { reference } = await contractOf(20_000_001, "sent");
  const shown = (await cli("show", reference)).out;
  expect(shown).toContain("contract sent to person1@example.com");
  expect(shown).toContain("Expires in 13 d");
  const csv = (await cli("export", "--format", "csv")).out;
  expect(csv).toContain(`${reference},sent,acme`);
  expect(csv).toContain("person1@example.com");
  const asked = await cli(
    "withdraw",
    "--account",
    "acme",
    "--contract",
    reference,
    "--reason",
    "wrong amount",
  );
  expect(asked).toMatchObject({
    code: 0,
    out: expect.stringContaining(`Asked for the withdrawal of ${reference}.`),
  });
  await contractOf(20_000_001, "withdrawn");
  expect((await cli("show", reference, "--account", "acme")).out).toContain("withdrawn: wrong amount");
});

test("a reminder that the vendor cannot give is told in the trail, and the contract stays out", async () => {
  await win(20_000_002);
  const { reference } = await contractOf(20_000_002, "sent");
  expect((await cli("remind", "--account", "acme", "--deal", "20000002")).code).toBe(0);
  await eventually("the wish was answered", async () =>
    /cannot remind/.exec((await cli("show", reference)).out)?.at(0),
  );
  await contractOf(20_000_002, "sent");
});

test("extend moves the deadline of a contract that is out", async () => {
  const { reference } = await contractOf(20_000_002, "sent");
  expect((await cli("extend", "--account", "acme", "--contract", reference, "--days", "60")).code).toBe(0);
  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await eventually("the deadline moved", async () =>
    new RegExp(`deadline is now ${day}, asked for by`).exec((await cli("show", reference)).out)?.at(0),
  );
  await contractOf(20_000_002, "sent");
});

test("what lacks an e-mail waits, and goes on after it was filled in and retried", async () => {
  await win(NO_EMAIL);
  const { reference } = await contractOf(NO_EMAIL, "failed");
  expect((await cli("show", reference)).out).toContain("Fill in the named values");
  const state = await bench.sandbox.kommo.control("state", { id: NO_EMAIL });
  const { contacts } = z.object({ contacts: z.array(z.object({ id: z.number() })) }).parse(state);
  await bench.sandbox.kommo.control("editContact", { id: contacts[0]?.id, email: "found@example.com" });
  expect((await cli("retry", "--account", "acme", "--contract", reference)).code).toBe(0);
  await contractOf(NO_EMAIL, "sent");
});

test("deliveries can be listed and one sorted again; nothing is sent twice for that", async () => {
  const list = async () => rowsIn((await cli("deliveries", "--json")).out, Kept);
  const first = (await list()).find(({ connection }) => connection === "kommo");
  const id = first?.id ?? "";
  expect(first?.state).toBe("sorted");
  const before = (await cli("contracts", "--json")).out.split("\n").length;
  expect(await cli("replay", id)).toMatchObject({
    code: 0,
    out: expect.stringContaining(`${id} will be sorted again`),
  });
  await eventually("it was sorted again", async () =>
    (await list()).find((each) => each.id === id && each.state === "sorted"),
  );
  expect((await cli("contracts", "--json")).out.split("\n")).toHaveLength(before);
});

test("a changed file is taken over, an invalid one is refused and the old one stays in force", async () => {
  const waiting = bench.text.replace(
    "expiresInDays: 14",
    "automatically: false\n          expiresInDays: 14",
  );
  await writeFile(bench.file, "accounts: { acme: nonsense }");
  await eventually(
    "refused",
    () => /"msg":"the changed configuration has problems[^"]*"/.exec(service.err)?.[0],
  );
  await win(20_000_003);
  await contractOf(20_000_003, "sent");
  await writeFile(bench.file, waiting);
  await eventually("taken over", () => /the changed configuration is in force/.exec(service.err)?.[0]);
  await win(20_000_004);
  const { reference } = await contractOf(20_000_004, "drafted");
  expect((await cli("apply", bench.file, "--dry-run")).out).toContain("nothing changed");
  expect((await cli("send", "--account", "acme", "--contract", reference)).code).toBe(0);
  await contractOf(20_000_004, "sent");
});

test("after Kommo has blocked our address, look lets everything go again", async () => {
  const { kommo } = bench.sandbox;
  const contractbook = bench.sandbox.vendor("contractbook");
  await kommo.control("blockIp");
  await cli("look", "--account", "acme", "--deal", "20000003");
  await eventually("the block was noticed", () => /"code":"ip_blocked"/.exec(service.err)?.[0]);
  await kommo.control("unblock");
  const { code, out } = await cli("look", "--account", "acme");
  expect(code).toBe(0);
  expect(out).toContain("Calls to Kommo for acme go again. They were stopped:");
  expect(out).toMatch(/\d deals with open contracts will be looked at/);
  const { documents } = z
    .object({ documents: z.array(z.object({ id: z.string(), state: z.string() })) })
    .parse(contractbook.state());
  const sent = documents.filter(({ state }) => state === "pending");
  for (const { id } of sent) await contractbook.control("signAll", { id });
  await contractOf(20_000_003, "signed");
});

test("a second service on the same data directory is refused with a sentence", async () => {
  const { code, out, err } = await runProcess([
    "serve",
    "--config",
    bench.file,
    "--data",
    bench.data,
    "--port",
    "0",
  ]);
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(err).toMatch(/another Countersign/i);
  expect(err).not.toContain("    at ");
});

test("Ctrl-C ends it in order", async () => {
  const before = service.err;
  const { code, err } = await service.interrupt();
  expect([code, err.slice(before.length)]).toEqual([0, ""]);
});
