import { expect, onTestFinished, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { CONTRACTBOOK } from "../../tests/vendors/contractbook.ts";
import type { TownVendor } from "../../tests/vendors/town-vendor.ts";
import { ZOHO_SIGN } from "../../tests/vendors/zoho-sign.ts";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench } from "./cli.testkit.ts";

const { refreshToken, grantCode } = SANDBOX_CREDENTIALS.zohoSign;

async function openBench(vendor: TownVendor): Promise<Bench> {
  const bench = await createBench(vendor);
  onTestFinished(() => bench.close());
  return bench;
}

test("a code from the vendor becomes a token that the service keeps and that check accepts", async () => {
  const bench = await openBench(ZOHO_SIGN);
  const file = await bench.write([`        refreshToken: ${refreshToken}\n`, ""]);
  const place = ["--config", file, "--data", bench.data];
  const closed = await runHere(["check", ...place]);
  expect(closed.code).toBe(1);
  expect(closed.out).toContain("countersign connect");

  const asked = await runHere(["connect", "contracts", ...place]);
  expect(asked.code).toBe(1);
  expect(asked.out).toMatch(/1\. Open https:\/\/api-console\.zoho/u);

  const { code, out } = await runHere(["connect", "zoho-sign", "--code", grantCode, ...place]);
  expect([code, out]).toEqual([0, expect.not.stringContaining(grantCode)]);
  const open = await runHere(["check", ...place]);
  expect(open.out).not.toContain("countersign connect");

  const again = await runHere(["connect", "contracts", "--code", grantCode, ...place]);
  expect(again.code).toBe(1);
}, 60_000);

test("a connection that needs nobody's consent, or does not exist, is wrong use", async () => {
  const bench = await openBench(CONTRACTBOOK);
  const place = ["--config", bench.file, "--data", bench.data];
  const { code, err } = await runHere(["connect", "contracts", ...place]);
  expect([code, err]).toEqual([2, expect.stringContaining("Contractbook needs no grant")]);
  const unknown = await runHere(["connect", "contract", ...place]);
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("contracts")]);
});
