import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { ONEFLOW } from "../../tests/vendors/oneflow.ts";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench } from "./cli.testkit.ts";

const Registered = z.looseObject({ webhooks: z.array(z.looseObject({ callbackUrl: z.string() })) });

async function openBench(): Promise<Bench> {
  const bench = await createBench(ONEFLOW);
  onTestFinished(() => bench.close());
  return bench;
}

test("hooks names the addresses of the vendors too, and registers them where the vendor takes that by API, once", async () => {
  const bench = await openBench();
  const place = ["--config", bench.file, "--data", bench.data];
  const before = await runHere(["hooks", ...place]);
  expect(before.out).toContain("contracts (Oneflow)");
  expect(before.out).toContain("https://sign.example.com/webhooks/acme/contracts/…");
  expect(before.out).toContain("by itself, while the service runs");
  expect(before.code).toBe(1);

  const vendor = bench.sandbox.vendor("oneflow");
  for (const { code, out } of [
    await runHere(["hooks", "--subscribe", ...place]),
    await runHere(["hooks", "--subscribe", ...place]),
  ]) {
    expect(code).toBe(0);
    expect(out).not.toContain("vendor-path-secret-0001");
    const { webhooks } = Registered.parse(vendor.state());
    expect(webhooks.map(({ callbackUrl }) => callbackUrl)).toEqual([
      "https://sign.example.com/webhooks/acme/contracts/vendor-path-secret-0001",
    ]);
  }
});

test("hooks gives one JSON object per address", async () => {
  const bench = await openBench();
  const { out } = await runHere(["hooks", "--json", "--config", bench.file, "--data", bench.data]);
  const lines = out.trim().split("\n");
  const read: readonly unknown[] = lines.map((line): unknown => JSON.parse(line));
  expect(read).toMatchObject([
    { account: "acme", subscribed: false },
    { account: "acme", connection: "contracts", vendor: "Oneflow", byApi: true, findings: [] },
  ]);
});
