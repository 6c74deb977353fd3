import { hash } from "node:crypto";
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { HOOK_SECRETS } from "../../tests/town-config.ts";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench, Ran } from "./cli.testkit.ts";
import { eventually, startService } from "./service.testkit.ts";
import type { Service } from "./service.testkit.ts";

const Row = z.object({
  reference: z.string(),
  status: z.string(),
  dealId: z.string(),
  remoteId: z.string().optional(),
  archive: z.array(z.unknown()),
  order: z.object({ signers: z.array(z.object({ email: z.string() })) }).optional(),
});
const Exported = z.object({
  contracts: z.array(
    z.object({
      files: z.array(
        z.object({
          path: z.string().optional(),
          problem: z.string().optional(),
          sha256: z.string(),
          key: z.string(),
          address: z.string(),
        }),
      ),
    }),
  ),
  calls: z.array(z.object({ requestBody: z.string().optional() })),
});

let bench: Bench;
let service: Service;
let email = "";

beforeAll(async () => {
  bench = await createBench();
  await bench.write(["server: { ", `server: { dataDir: "${bench.data}", `]);
  service = startService(["serve", "--config", bench.file, "--port", "0"]);
  const listens = (): string | undefined => /listens at (\S+)/.exec(service.out)?.[1];
  const url = await eventually("the service listens", listens, 60_000);
  const address = `${url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`;
  await bench.sandbox.kommo.control("subscribe", {
    url: address,
    events: ["add_lead", "status_lead", "update_lead"],
  });
  await bench.sandbox.kommo.control("moveDeal", { id: 20_000_001, stage: "Won", pipeline: "Sales" });
  const sent = await rowWhen(({ status }) => status === "sent");
  email = sent.order?.signers[0]?.email ?? "";
  await bench.sandbox.vendor("contractbook").control("signAll", { id: sent.remoteId });
  await cli("look", "--account", "acme", "--deal", sent.dealId);
  await rowWhen(({ archive }) => archive.length > 0);
}, 120_000);

afterAll(async () => {
  await service.interrupt();
  await bench.close();
});

function cli(...argv: readonly string[]): Promise<Ran> {
  return runHere([...argv, "--config", bench.file]);
}

async function rowWhen(fits: (row: z.infer<typeof Row>) => boolean): Promise<z.infer<typeof Row>> {
  return eventually("the contract is there", async () => {
    const { out } = await cli("export", "--account", "acme");
    const rows = out.split("\n").flatMap((line) => (line === "" ? [] : [Row.parse(JSON.parse(line))]));
    return rows.find(fits);
  });
}

test("an export to the terminal is one JSON object with calls, and names the archived files", async () => {
  const { code, out, err } = await cli("person", "export", email, "--account", "acme");
  expect([code, err]).toEqual([0, ""]);
  const { contracts, calls } = Exported.parse(JSON.parse(out));
  expect(calls.some(({ requestBody }) => requestBody?.includes(email))).toBe(true);
  expect(contracts[0]?.files.length).toBeGreaterThan(0);
  for (const { path, address } of contracts[0]?.files ?? []) {
    expect(path).toBeUndefined();
    expect(address).toMatch(/^\/api\/accounts\/acme\/contracts\/CS-[A-Z0-9]+\/documents\//u);
  }
});

test("an export into a folder has the files beside it, whole, for nobody else to read; what the archive lost is said", async () => {
  const folder = join(bench.directory, "jan");
  const argv = ["person", "export", email, "--account", "acme", "--out", folder];
  const { code, out, err } = await cli(...argv);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/person\.json, and [1-9]\d* files/u);
  const { contracts } = Exported.parse(JSON.parse(await readFile(join(folder, "person.json"), "utf8")));
  for (const { path = "", sha256 } of contracts[0]?.files ?? []) {
    expect(hash("sha256", await readFile(join(folder, path)))).toBe(sha256);
    expect((await stat(join(folder, path))).mode & 0o077).toBe(0);
  }
  expect((await stat(join(folder, "person.json"))).mode & 0o077).toBe(0);
  const again = await cli(...argv);
  expect([again.code, again.out]).toEqual([2, ""]);
  expect(again.err).toContain("is not empty");

  const [lost] = contracts[0]?.files ?? [];
  await rm(join(bench.directory, "archive", lost?.key ?? ""));
  const other = await cli(...argv.slice(0, -1), join(bench.directory, "other"));
  expect(other.code).toBe(1);
  expect(other.err).toContain("the archive does not have it");
});

test("only an export has a folder", async () => {
  const { code, err } = await cli("person", "erase", email, "--account", "acme", "--out", "x");
  expect(code).toBe(2);
  expect(err).toContain("--out is for `person export`");
});
