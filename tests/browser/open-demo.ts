import { freePort } from "../../src/cli/demo-place.ts";
import { eventually, startService } from "../../src/cli/service.testkit.ts";
import type { Service } from "../../src/cli/service.testkit.ts";
import { ensureConsole } from "./ensure-console.ts";

/** The demo as `npm start` runs it. */
export interface Demo {
  readonly url: string;
  /** Makes its holder the owner, once. */
  readonly link: string;
  readonly service: Service;
}

/** Starts it, with further `options`; whoever does must `service.kill()` it. */
export async function openDemo(...options: readonly string[]): Promise<Demo> {
  await ensureConsole();
  const service = startService(["demo", "--port", String(await freePort(0)), ...options]);
  const link = await eventually(
    "the demo says its link",
    () => /http:\/\/\S+\/welcome#\S+/u.exec(service.out)?.[0],
    60_000,
  );
  return { url: new URL(link).origin, link, service };
}
