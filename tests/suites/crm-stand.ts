import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { CallFault } from "../../sandbox/kit/kit.ts";
import type { SandboxVendor } from "../../sandbox/sandbox-vendor.ts";
import { createSandbox, SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import { createTown } from "../../sandbox/town/create-town.ts";
import type { Town } from "../../sandbox/town/town.ts";
import { createKommo } from "../../src/crm/kommo/kommo.ts";
import type { Kommo } from "../../src/crm/kommo/kommo.ts";
import type { KommoAuth, KommoToken, TokenBook } from "../../src/crm/kommo/settings.ts";
import type { CountersignError } from "../../src/domain/errors.ts";
import type { Limiter } from "../../src/http/http.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { createLimiter } from "../../src/store/limiter.ts";
import { SECRET_KEY } from "../secret-key.ts";
import { createLine } from "./stand-line.ts";
import { openTap } from "./tap.ts";
import type { Tap } from "./tap.ts";

/** A deal as the simulated account holds it, in names. */
const DealState = z.object({
  name: z.string(),
  pipeline: z.string(),
  stage: z.string(),
  fields: z.record(z.string(), z.unknown()),
  notes: z.array(z.object({ text: z.string() })),
  tasks: z.array(
    z.object({ text: z.string(), completeTill: z.number(), responsibleUserId: z.number().nullish() }),
  ),
  files: z.array(z.object({ uuid: z.string(), name: z.string().optional(), size: z.number().optional() })),
});
type DealState = z.infer<typeof DealState>;

/** How one account is set up. */
export interface CrmOptions {
  /** Calls per second, of the account and of our client; absent = no limit on either side. */
  readonly perSecond?: number;
  readonly auth?: "token" | "oauth";
  /** Through a line that can be tampered with, on a port of its own. */
  readonly isTapped?: boolean;
}

/** The CRM client over HTTP against a simulated account of its own. */
export interface CrmStand {
  readonly crm: Kommo;
  /** Another worker as another process would have it: its own client, limiter and store over the same database. */
  worker(change?: { readonly auth?: KommoAuth; readonly timeoutMs?: number }): Kommo;
  readonly account: SandboxVendor;
  readonly town: Town;
  /** The limiter of `crm`. */
  readonly limiter: Limiter;
  readonly limitKey: string;
  /** Present where `isTapped`. */
  readonly tap: Tap | undefined;
  state(dealId: string): Promise<DealState>;
  fault(fault: CallFault): void;
  /** How often `METHOD /path` was called so far. */
  calls(route: RegExp): number;
  storedToken(): Promise<KommoToken | undefined>;
  recorded(): string;
  fails(promise: Promise<unknown>): Promise<CountersignError>;
  close(): Promise<void>;
}

const { subdomain, token, oauth } = SANDBOX_CREDENTIALS.kommo;
const SEED = 1;
/** Enough for each kind of spoilt deal. */
const COUNTS = { deals: 240, contacts: 40, companies: 10 } as const;

/** What must never be written down. */
export const CRM_SECRETS: readonly string[] = [token, oauth.clientSecret, oauth.refreshToken];

const now = (): Date => new Date();

/** A fresh account; limiter and token book live in `database` under names of their own. */
export async function openCrm(database: Database, options: CrmOptions = {}): Promise<CrmStand> {
  const { perSecond } = options;
  const sandbox = await createSandbox({ port: 0, kommoLimit: perSecond ?? null, seed: SEED, town: COUNTS });
  const { kommo: account } = sandbox;
  const tap = options.isTapped === true ? await openTap(sandbox.url) : undefined;
  const baseUrl = tap === undefined ? account.url : account.url.replace(sandbox.url, tap.url);
  const name = `account-${randomUUID()}`;
  const limiter = createLimiter(database);
  const ownTokens = createStore(database, { secretKey: SECRET_KEY }).tokens;
  const line = createLine(new URL(baseUrl).origin, CRM_SECRETS, { now, pass: () => undefined });
  const ownAuth: KommoAuth =
    options.auth === "oauth" ? { kind: "oauth", ...oauth } : { kind: "token", token };
  const bind = (
    own: Limiter,
    { auth = ownAuth, timeoutMs }: Parameters<CrmStand["worker"]>[0] = {},
  ): Kommo => {
    const { http } = line.tools(timeoutMs === undefined ? {} : { timeoutMs });
    // a store of its own: another process shares the rows, nothing else
    const { tokens } = createStore(database, { secretKey: SECRET_KEY });
    const book: TokenBook = {
      get: () => tokens.get(name, "kommo"),
      refresh: (seen, run) => tokens.refresh(name, "kommo", seen, run),
    };
    return createKommo(
      { subdomain, auth, baseUrl, requestsPerSecond: perSecond ?? 0, batchSize: 50, timezone: "UTC" },
      { http, drive: () => http, limiter: own, limitKey: name, tokens: book, now },
    );
  };
  return {
    crm: bind(limiter),
    worker: (change) => bind(createLimiter(database), change),
    account,
    town: createTown(SEED, COUNTS),
    limiter,
    limitKey: name,
    tap,
    state: async (dealId) => DealState.parse(await account.control("state", { id: Number(dealId) })),
    fault: (fault) => account.fault(fault),
    calls: (route) =>
      Object.entries(account.seen.counts)
        .filter(([line_]) => route.test(line_))
        .reduce((sum, [, count]) => sum + count, 0),
    storedToken: () => ownTokens.get(name, "kommo"),
    recorded: line.recorded,
    fails: line.fails,
    async close() {
      await tap?.close();
      await sandbox.close();
    },
  };
}
