import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { listFiles, ROOT } from "../../scripts/source/list-files.ts";
import { SECRET_KEY } from "../secret-key.ts";
import { HOOK_SECRETS } from "../town-config.ts";
import { openMachinesStand } from "./machines-stand.ts";
import { openTraceReceiver } from "./trace-receiver.ts";
import type { SeenSpan } from "./trace-receiver.ts";

test(
  "a contract's walk is one trace: the hook at one process, the walk at another, its calls and its statements",
  { timeout: 90_000 },
  async () => {
    const receiver = await openTraceReceiver();
    onTestFinished(() => receiver.close());
    const stand = await openMachinesStand({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url } });
    onTestFinished(() => stand.close());
    const web = await stand.start("web");
    const worker = await stand.start("worker");
    const [deal = ""] = await stand.win(1);
    await stand.settle([deal], 30_000);
    expect(await Promise.all([web.end(), worker.end()])).toEqual([0, 0]);

    const { spans } = receiver;
    expect([...new Set(spans.map(({ service, role }) => `${service} ${role}`))].toSorted()).toEqual([
      "countersign web",
      "countersign worker",
    ]);
    const creating = spans.find(({ name }) => name === "contracts create");
    const trace = spans.filter(({ traceId }) => traceId === creating?.traceId);
    const [hook, ...moreHooks] = trace.filter(({ name }) => name === "hook");
    const walk = trace.find(({ name }) => name === "walk");
    expect(moreHooks).toEqual([]);
    expect(hook).toMatchObject({ role: "web", attributes: { "countersign.reason": "kept" } });
    expect(walk).toMatchObject({
      role: "worker",
      parentSpanId: hook?.spanId,
      attributes: { "countersign.deal": deal, "countersign.reason": "hook" },
    });
    expect(namesBelow(trace, hook)).toContain("deliveries.keep");
    const walked = trace.filter(({ name }) => name === "walk").flatMap((one) => namesBelow(trace, one));
    for (const name of ["kommo leads.read", "contracts create", "contracts.plan", "contracts.record"])
      expect(walked).toContain(name);
    expect(creating?.attributes).toMatchObject({
      "http.request.method": "POST",
      "countersign.account": "acme",
      "countersign.connection": "contracts",
    });
    for (const { tookMs } of spans) expect(tookMs).toBeGreaterThanOrEqual(0);

    const secrets = [
      ...textsIn([HOOK_SECRETS, SANDBOX_CREDENTIALS, SECRET_KEY]).filter((text) => text.length > 7),
      "@example",
      "postgres://",
      "/webhooks/",
      "uthorization",
      "select ",
    ];
    for (const secret of secrets) expect(receiver.text).not.toContain(secret);
  },
);

test("where nobody asks for traces, nothing is measured, kept with a delivery, or loaded", async () => {
  const stand = await openMachinesStand();
  onTestFinished(() => stand.close());
  await stand.start("web");
  await stand.win(1);
  await stand.sandbox.kommo.hooks.settled();
  const kept = await stand.rows("select 1 from countersign.deliveries where headers ? ':trace'");
  expect(kept).toEqual([]);
  const loading = listFiles("src").filter((path) =>
    /^import [^;]*(?:@opentelemetry|open-tracing)/mu.test(readFileSync(join(ROOT, path), "utf8")),
  );
  expect(loading.toSorted()).toEqual(["src/telemetry/open-tracing.ts", "src/telemetry/tell-trouble.ts"]);
});

function namesBelow(trace: readonly SeenSpan[], parent: SeenSpan | undefined): readonly string[] {
  return trace.filter(({ parentSpanId }) => parentSpanId === parent?.spanId).map(({ name }) => name);
}

/** Every text in something nested. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
