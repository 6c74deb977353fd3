import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import type { SandboxVendor } from "../../sandbox/sandbox-vendor.ts";
import { createSandbox } from "../../sandbox/sandbox.ts";
import { ironclad } from "../../src/providers/ironclad/index.ts";
import type { Account } from "../../src/providers/provider.ts";
import { openWorld, sendDeal } from "../story.ts";
import { createClock, createLine } from "../suites/stand-line.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";

const State = z.object({ webhooks: z.array(z.looseObject({ targetURL: z.string(), status: z.string() })) });

interface Company {
  readonly vendor: SandboxVendor;
  readonly account: Account;
  /** Every webhook: where it calls, and whether it does. */
  readonly webhooks: () => readonly (readonly [url: string, status: string])[];
}

/** A company of the sandbox, and our account there by its OAuth client. */
async function openCompany(): Promise<Company> {
  const clock = createClock();
  const sandbox = await createSandbox({ port: 0, now: clock.now, kommoLimit: null });
  onTestFinished(() => sandbox.close());
  const vendor = sandbox.vendor("ironclad");
  const { clientId, clientSecret, actingUser } = SANDBOX_CREDENTIALS.ironclad;
  const line = createLine(sandbox.url, [clientSecret], clock);
  const tokenUrl = `${sandbox.url}/ironclad/oauth/token`;
  const settings = { clientId, clientSecret, actingUser, tokenUrl };
  const { documented } = ironclad.dialects;
  const account = documented.connect(
    { id: "contracts", baseUrl: vendor.url, settings, signingSecrets: [] },
    line.tools({}),
  );
  const webhooks: Company["webhooks"] = () =>
    State.parse(vendor.state()).webhooks.map(({ targetURL, status }) => [targetURL, status]);
  return { vendor, account, webhooks };
}

test("the webhook is registered by the API, once, and switched on again when Ironclad switched it off", async () => {
  const { vendor, account, webhooks } = await openCompany();
  expect(await account.subscribe?.()).toMatchObject([
    { level: "ok", text: expect.stringContaining("was registered") },
  ]);
  expect(await account.subscribe?.()).toMatchObject([
    { level: "ok", text: expect.stringContaining("registered and enabled") },
  ]);
  expect(webhooks()).toEqual([[expect.stringMatching(/^https:\/\/sign\.example\.com\//u), "enabled"]]);

  await vendor.control("disableHook", {});
  expect(webhooks()[0]?.[1]).toBe("disabledBySystem");
  const problems = (await account.check()).filter(({ text }) => text.includes("disabledBySystem"));
  expect(problems).toMatchObject([{ level: "note", help: expect.stringContaining("hooks --subscribe") }]);
  expect(await account.subscribe?.()).toMatchObject([
    { level: "ok", text: expect.stringContaining("enabled again") },
  ]);
  expect(webhooks()[0]?.[1]).toBe("enabled");
});

test("no call is answered with 410, which would end the webhook", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  const { remoteId } = await sendDeal(world);
  const body = JSON.stringify({ payload: { event: "workflow_cancelled", workflowID: remoteId } });
  const strange = [
    await world.knock("contracts", { body }),
    await world.knock("contracts", { body: "" }),
    await world.knock("contracts", { body, secret: "another-secret" }),
    await world.knock("contracts", { body, account: "nobody" }),
  ];
  expect(strange).toEqual([401, 401, 404, 404]);
});
