import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { SANDBOX_CREDENTIALS } from "../sandbox/sandbox-credentials.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { SandboxVendor } from "../sandbox/sandbox-vendor.ts";
import type { HandlerSettings } from "./articles-handler.ts";
import { Broken } from "./benchmark.ts";
import { freePort } from "./free-port.ts";
import { openTown } from "./stand.ts";
import type { StandOptions } from "./stand.ts";

/** A town of its own, and the articles' handler, in a process of its own, instead of the service. */
export interface ArticlesStand {
  readonly sandbox: Sandbox;
  readonly vendor: SandboxVendor;
  readonly dealIds: readonly number[];
  readonly pid: number;
  readonly kommoHookUrl: string;
  /** What a hook of Kommo says about a deal that is won. */
  hookAbout(dealId: number): string;
  crash(awayMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts both and wires them. */
export async function createArticlesStand(options: StandOptions): Promise<ArticlesStand> {
  const { sandbox, dealIds } = await openTown(options);
  const vendor = sandbox.vendor("contractbook-brief");
  const settings = await settingsFor(sandbox);
  let child = await start(settings);
  const url = `http://127.0.0.1:${settings.port}/webhooks`;
  const kommoHookUrl = `${url}/kommo`;
  await sandbox.kommo.control("subscribe", { url: kommoHookUrl, events: ["status_lead"] });
  await vendor.control("setCallbackUrl", { url: `${url}/contractbook` });
  return {
    sandbox,
    vendor,
    dealIds,
    get pid() {
      return child.pid ?? 0;
    },
    kommoHookUrl,
    hookAbout: (id) =>
      new URLSearchParams({
        "leads[status][0][id]": String(id),
        "leads[status][0][status_id]": String(settings.triggerStatusId),
      }).toString(),
    async crash(awayMs) {
      await kill(child);
      await sleep(awayMs);
      child = await start(settings);
    },
    async close() {
      await kill(child);
      await sandbox.close();
    },
  };
}

async function start(settings: HandlerSettings): Promise<ChildProcess> {
  const entry = fileURLToPath(import.meta.resolve("./articles-handler.ts"));
  const child = fork(entry, [JSON.stringify(settings)], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
  await once(child, "message");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

/** The numbers that a person looks up once in both accounts. */
async function settingsFor(sandbox: Sandbox): Promise<HandlerSettings> {
  const { kommo, contractbookBrief } = SANDBOX_CREDENTIALS;
  const kommoUrl = `${sandbox.kommo.url}/api/v4`;
  const read = async (path: string): Promise<string> => {
    const answer = await fetch(kommoUrl + path, { headers: { authorization: `Bearer ${kommo.token}` } });
    return answer.text();
  };
  const fields = (await read("/leads/custom_fields?page=1")) + (await read("/leads/custom_fields?page=2"));
  const pipelines = await read("/leads/pipelines");
  return {
    port: await freePort(),
    kommoUrl,
    kommoToken: kommo.token,
    vendorUrl: sandbox.vendor("contractbook-brief").url,
    vendorKey: contractbookBrief.apiKey,
    vendorSecret: contractbookBrief.signingSecret,
    template: "tpl_standard",
    fieldId: numberOf(fields, /"id":(\d+),"name":"Contract ID"/u),
    triggerStatusId: numberOf(pipelines, /"id":(\d+),"name":"Won"/u),
    signedStatusId: numberOf(pipelines, /"id":(\d+),"name":"Contract signed"/u),
  };
}

function numberOf(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Broken(`${pattern.source} is not in ${text.slice(0, 300)}`);
  return Number(found);
}
