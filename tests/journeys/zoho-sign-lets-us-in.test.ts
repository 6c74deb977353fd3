import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { runHere } from "../../src/cli/cli.testkit.ts";
import type { Ran } from "../../src/cli/cli.testkit.ts";
import { testDatabase } from "../database.ts";
import { townConfig } from "../town-config.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";

interface Place {
  readonly sandbox: Sandbox;
  /** Runs a command line on the configuration, in which nobody has let us in yet. */
  readonly run: (...argv: readonly string[]) => Promise<Ran>;
}

async function openPlace(): Promise<Place> {
  const sandbox = await createSandbox({ port: 0, kommoLimit: null });
  const directory = await mkdtemp(join(tmpdir(), "countersign-consent-"));
  const database = await testDatabase();
  onTestFinished(async () => {
    await sandbox.close();
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });
  const vendor = {
    ...ZOHO_SIGN,
    connection: (...ask: Parameters<typeof ZOHO_SIGN.connection>) =>
      ZOHO_SIGN.connection(...ask).filter((line) => !line.startsWith("refreshToken")),
  };
  const file = join(directory, "countersign.yaml");
  const archiveDirectory = join(directory, "archive");
  await writeFile(
    file,
    townConfig({ sandboxUrl: sandbox.url, dialect: "documented", vendor, archiveDirectory }),
  );
  return {
    sandbox,
    run: (...argv) => runHere([...argv, "--config", file], { DATABASE_URL: database.url }),
  };
}

test("`countersign connect` lets us in with a code, once; from then on `check` finds the account sound", async () => {
  const { sandbox, run } = await openPlace();
  const before = await run("check");
  expect(before.out + before.err).toContain("countersign connect contracts");
  const made: unknown = await sandbox.vendor("zoho-sign").control("grantCode");
  const code = /"code":"([^"]+)"/u.exec(JSON.stringify(made))?.[1] ?? "";
  const connected = await run("connect", "zoho-sign", "--code", code);
  expect(connected).toMatchObject({ code: 0, out: expect.stringContaining("We were let in") });
  const after = await run("check");
  expect(after.out).toContain("We are let in and see");
  const again = await run("connect", "contracts", "--code", code);
  expect(again.code).not.toBe(0);
  expect(again.out + again.err).toContain("The code was not taken");
});

test("the dry run says what the contract costs", async () => {
  const { sandbox, run } = await openPlace();
  const made: unknown = await sandbox.vendor("zoho-sign").control("grantCode");
  const code = /"code":"([^"]+)"/u.exec(JSON.stringify(made))?.[1] ?? "";
  await run("connect", "contracts", "--code", code);
  await sandbox.kommo.control("moveDeal", { id: 20_000_001, stage: "Won", pipeline: "Sales" });
  const { out } = await run("plan", "--account", "acme", "--deal", "20000001");
  expect(out).toContain("won-agreement via Zoho Sign: would be sent");
  expect(out).toContain("5 Zoho Sign credits");
});

test("`countersign hooks --subscribe` registers our webhook, and says when both places are taken", async () => {
  const { sandbox, run } = await openPlace();
  const vendor = sandbox.vendor("zoho-sign");
  const made: unknown = await vendor.control("grantCode");
  const code = /"code":"([^"]+)"/u.exec(JSON.stringify(made))?.[1] ?? "";
  await run("connect", "contracts", "--code", code);
  const first = await run("hooks", "--subscribe");
  expect(first.out).toContain("Our webhook is registered now.");
  const second = await run("hooks", "--subscribe");
  expect(second.out).toContain("registered and active");
});
