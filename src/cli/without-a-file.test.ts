import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createSandbox, SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { OWNER } from "../../tests/office.ts";
import { good } from "../../tests/open-bare-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Visitor } from "../../tests/visitor.ts";
import { runHere } from "./cli.testkit.ts";
import { eventually, startService } from "./service.testkit.ts";
import type { Service } from "./service.testkit.ts";

// whoever shares this worker may have had a key
beforeEach(() => void vi.stubEnv("COUNTERSIGN_SECRET_KEY", ""));
afterEach(() => void vi.unstubAllEnvs());

let data: string;
let sandbox: Sandbox;
let service: Service;
let url: string;
let owner: Visitor;

/** The service as a process of its own; resolves to where it listens. */
async function started(): Promise<string> {
  service = startService(["serve", "--data", data, "--port", "0", "--log", "json"]);
  return eventually("the service listens", () => /listens at (\S+)/u.exec(service.out)?.[1], 60_000);
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "countersign-bare-"));
  sandbox = await createSandbox({ port: 0, kommoLimit: null });
  url = await started();
  const link = await eventually("the owner's link", () => /welcome#(\S+)/u.exec(service.out)?.[1]);
  owner = createVisitor(url);
  await good(owner.post("/api/welcome", { token: link, ...OWNER }));
});
afterAll(async () => {
  await service.kill();
  await sandbox.close();
  // the database ends a moment after the process that was killed
  await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test("serve without a file lets the console set it up; commands and the next start find it again", async () => {
  const { kommo, contractbook } = SANDBOX_CREDENTIALS;
  const put = async (path: string, body: object) => {
    const { status, body: said } = await owner.call("PUT", `/api/accounts/acme/${path}`, body);
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(said)}`);
  };
  expect((await owner.post("/api/accounts", { id: "acme" })).status).toBe(200);
  await put("settings", { installation: { publicUrl: url, allowPrivateHosts: true } });
  await put("connections/kommo", {
    settings: { subdomain: kommo.subdomain, baseUrl: `${sandbox.url}/kommo` },
    secrets: { token: kommo.token },
  });
  await put("connections/contracts", {
    provider: "contractbook",
    settings: { baseUrl: `${sandbox.url}/contractbook/v3` },
    secrets: { apiKey: contractbook.apiKey },
  });
  const offline = await runHere(["check", "--offline", "--data", data]);
  expect(offline).toMatchObject({
    code: 0,
    out: expect.stringContaining("the stored configuration is in order"),
  });
  const check = await runHere(["check", "--data", data]);
  expect(check.out).toContain("acme · contracts");
  expect(check.out).toContain("acme · kommo");
  const hooks = await runHere(["hooks", "--subscribe", "--json", "--data", data]);
  expect(hooks.out).toContain('"subscribed":true');
  expect(await runHere(["contracts", "--account", "acme", "--data", data])).toMatchObject({ code: 0 });
  const unknown = await runHere(["contracts", "--account", "acne", "--data", data]);
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining("did you mean") });

  const { out, err } = await service.interrupt();
  url = await started();
  expect(service.out).toContain(`/webhooks/acme/contracts/…`);
  const again = createVisitor(url);
  expect(
    (await again.post("/api/auth/sign-in/email", { email: OWNER.email, password: OWNER.password })).status,
  ).toBe(200);
  expect(await again.get("/api/session")).toMatchObject({
    body: { ruledByFile: false, accounts: [{ id: "acme" }] },
  });
  const said =
    [offline, check, hooks].map((ran) => ran.out + ran.err).join("") + out + err + service.out + service.err;
  for (const secret of [kommo.token, contractbook.apiKey]) expect(said).not.toContain(secret);
});
