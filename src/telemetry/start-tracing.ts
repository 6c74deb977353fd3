import { readFile } from "node:fs/promises";
import type { TroubleLog } from "./tell-trouble.ts";
import type { Tracing } from "./tracing.ts";

/**
 * Traces, where `OTEL_EXPORTER_OTLP_ENDPOINT` (or `…_TRACES_ENDPOINT`) says where they go; nothing is loaded otherwise. Throws
 * where a variable says what cannot be.
 */
export async function startTracing(
  env: Readonly<Record<string, string | undefined>>,
  role: string,
  log: TroubleLog,
): Promise<Tracing | undefined> {
  if (!isOn(env)) return undefined;
  const { openTracing } = await import("./open-tracing.ts");
  return openTracing({ env, role, log, version: await ownVersion() });
}

async function ownVersion(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const file: { readonly version?: unknown } = JSON.parse(text);
  return String(file.version);
}

function isOn(env: Readonly<Record<string, string | undefined>>): boolean {
  if (/^true$/iu.test(env["OTEL_SDK_DISABLED"]?.trim() ?? "")) return false;
  if (/^none$/iu.test(env["OTEL_TRACES_EXPORTER"]?.trim() ?? "")) return false;
  const names = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];
  return names.some((name) => (env[name]?.trim() ?? "") !== "");
}
