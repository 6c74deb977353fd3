/*
 * For whoever writes tests against this town:
 * - The audit has `signature_packet_sent` each time a contract goes out for signature.
 * - A hook body of one's own is signed by `signHook` (sign-hook.ts), in the brief by HMAC with the credentials' secret.
 * - Workflows are approved at once and stand at `Sign`, unsent (`autoApprove { on: false }` leaves them in review); after
 *   a revert they stay in review until their attributes are patched. Signed ones wait at `Archive` for `archive { id }`.
 * - The signed copy is there from the second read after the last signature on (`setPdf { notReadyTimes }`).
 * - The token host is a simulator of its own, `ironclad-oauth`: faults for tokens go there.
 */
import { createHookSender } from "../kit/hook-sender.ts";
import type { ClosableHookSender } from "../kit/hook-sender.ts";
import type { VendorParts } from "../sandbox-vendor.ts";
import type { SandboxGround, VendorSandbox } from "../vendor-sandbox.ts";
import { IRONCLAD_CREDENTIALS } from "./credentials.ts";
import { createIroncladSimulator } from "./ironclad-simulator.ts";
import { createOauthSimulator } from "./oauth-simulator.ts";
import { createWorld } from "./world.ts";
import type { Dialect, IroncladOptions, World } from "./world.ts";

/** Ten retries over 13.6 hours, doubling from here. Source: developer.ironcladapp.com/reference/webhooks. */
const FIRST_RETRY_MS = 48_000;
const RETRIES = 10;

const HOSTS = { documented: "/ironclad", brief: "/ironclad-brief" } as const satisfies Record<
  Dialect,
  string
>;

const { ironclad, ironcladBrief } = IRONCLAD_CREDENTIALS;
const KEYS = {
  documented: { token: ironclad.token, client: { id: ironclad.clientId, secret: ironclad.clientSecret } },
  brief: ironcladBrief,
} as const satisfies Record<Dialect, Partial<IroncladOptions>>;

interface Branch {
  readonly host: string;
  readonly hooks: ClosableHookSender;
  readonly world: World;
}

const createBranch = (ground: SandboxGround, dialect: Dialect): Branch => {
  const { now, origin, files, timeline, hookSpeed } = ground;
  const retry = (attempt: number, status: number | "failed"): number | undefined => {
    const isTaken = status !== "failed" && status < 400;
    if (isTaken || status === 410 || attempt > RETRIES) return undefined;
    return (FIRST_RETRY_MS * 2 ** (attempt - 1)) / hookSpeed;
  };
  const hooks = createHookSender({ now, retry });
  const host = HOSTS[dialect];
  const baseUrl = (): string => `${origin()}${host}/public/api/v1`;
  return {
    host,
    hooks,
    world: createWorld({ ...KEYS[dialect], dialect, hooks, baseUrl, now, files, timeline }),
  };
};

const mountApi = ({ host, hooks, world }: Branch): VendorParts => ({
  prefix: `${host}/public/api/v1`,
  hooks,
  simulator: createIroncladSimulator(world),
});

const mountTokenHost = ({ host, world }: Branch): VendorParts => ({
  prefix: `${host}/oauth`,
  hooks: createHookSender({ now: world.options.now, retry: () => undefined }),
  simulator: createOauthSimulator(world),
});

/** The sandbox's Ironclad in both dialects, each with its token host: both know the same tokens. */
export const ironcladSandbox: VendorSandbox = (ground) => {
  const documented = createBranch(ground, "documented");
  const brief = createBranch(ground, "brief");
  return [mountApi(documented), mountApi(brief), mountTokenHost(documented), mountTokenHost(brief)];
};
