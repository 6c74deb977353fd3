import { createHookSender } from "../kit/hook-sender.ts";
import type { ClosableHookSender } from "../kit/hook-sender.ts";
import type { VendorParts } from "../sandbox-vendor.ts";
import type { SandboxGround, VendorSandbox } from "../vendor-sandbox.ts";
import { ZOHO_SIGN_CREDENTIALS } from "./credentials.ts";
import { createWorld } from "./world.ts";
import type { Dialect, World } from "./world.ts";
import { createZohoAccountsSimulator } from "./zoho-accounts-simulator.ts";
import { createZohoSignSimulator } from "./zoho-sign-simulator.ts";

/*
 * For those who write against it:
 * - `audit` holds `submitted` each time a request goes out; `values` of `documents` are texts, dates as ISO days.
 * - Tokens come from `zoho-accounts` (and `zoho-accounts-brief`), mounted beside it with faults of its own.
 * - Templates: 389415000000001001 "Standard agreement" (role client), …1002 "Two signers" (client, witness), …1003 "Growth
 *   agreement" (client, then internal), …1004 "Scale agreement" (client; two documents, so its PDF is a ZIP). The vendor
 *   wants name and e-mail for every action, so a template with a place too many cannot be used for fewer signers.
 * - Beyond the common control actions: `recall`, `correct` (`request_status` "correction"), `forward`, `testHook`,
 *   `disableWebhook`, `expireTokens`, `grantCode`, `switchAccount`, and all of `control-settings.ts`.
 * - No limit of calls until `setLimits { perMinute: 50 }`; a text search finds parts until `setSearch { exact: true }`.
 * - Deleted by hand = in the trash: `GET` shows `is_deleted`, lists do not; `{ forEver: true }` for 4066.
 */

/** The vendor publishes no figures for its retries; reports from the field say: after 5xx and silence, never after 4xx. */
const RETRY_MINUTES = [1, 5, 15, 60];

const PREFIXES = { documented: "/zoho-sign", brief: "/zoho-sign-brief" } as const satisfies Record<
  Dialect,
  string
>;

interface Branch {
  readonly prefix: string;
  readonly hooks: ClosableHookSender;
  readonly world: World;
}

const createBranch = ({ now, origin, timeline, hookSpeed }: SandboxGround, dialect: Dialect): Branch => {
  const retry = (attempt: number, status: number | "failed"): number | undefined => {
    if (status !== "failed" && status < 500) return undefined;
    const minutes = RETRY_MINUTES[attempt - 1];
    return minutes === undefined ? undefined : (minutes * 60_000) / hookSpeed;
  };
  const hooks = createHookSender({ now, retry });
  const { zohoSign, zohoSignBrief } = ZOHO_SIGN_CREDENTIALS;
  const credentials = dialect === "brief" ? zohoSignBrief : zohoSign;
  const prefix = PREFIXES[dialect];
  const hostUrl = (): string => `${origin()}${prefix}`;
  return { prefix, hooks, world: createWorld({ ...credentials, dialect, hooks, hostUrl, now, timeline }) };
};

const mount = ({ prefix, hooks, world }: Branch): VendorParts => ({
  prefix: `${prefix}/api/v1`,
  hooks,
  simulator: createZohoSignSimulator(world),
});

const mountAccounts = ({ prefix, world }: Branch, { now }: SandboxGround): VendorParts => ({
  prefix: `${prefix}/oauth/v2`,
  hooks: createHookSender({ now, retry: () => undefined }),
  simulator: createZohoAccountsSimulator(world),
});

/** The sandbox's Zoho Sign in both dialects, each with its accounts service: both know the same tokens. */
export const zohoSignSandbox: VendorSandbox = (ground) => {
  const documented = createBranch(ground, "documented");
  const brief = createBranch(ground, "brief");
  return [mount(documented), mount(brief), mountAccounts(documented, ground), mountAccounts(brief, ground)];
};
