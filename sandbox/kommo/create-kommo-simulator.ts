import { randomUUID } from "node:crypto";
import { onlyKeys } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import type { SimRequest, SimResponse, Simulator } from "../kit/kit.ts";
import { createTown } from "../town/create-town.ts";
import { ACCOUNT_ACTIONS } from "./account-actions.ts";
import type { AccountPlace } from "./account-actions.ts";
import { Refusal, blockedPage, problem } from "./answers.ts";
import { DEAL_ACTIONS } from "./deal-actions.ts";
import type { Action } from "./deal-actions.ts";
import { dealState } from "./deal-state.ts";
import { createDesk } from "./desk.ts";
import { serveDrive } from "./drive.ts";
import { authenticate, isShutOut, tooMany } from "./gate.ts";
import { createOauthDoor } from "./oauth.ts";
import type { KommoOptions } from "./options.ts";
import { createRateLimit } from "./rate-limit.ts";
import { route } from "./router.ts";
import { createTokenBook } from "./tokens.ts";
import type { World } from "./world.ts";
import { createWorld } from "./world.ts";

const DEFAULT_TOKEN = "kommo-sandbox-token";
const ACTIONS: Readonly<Record<string, Action<AccountPlace>>> = { ...DEAL_ACTIONS, ...ACCOUNT_ACTIONS };

interface Account extends AccountPlace {
  isBlocked: boolean;
}

/** One account from its first day: no webhooks, no events, fresh tokens. */
const openAccount = (options: KommoOptions, town: World["town"]): Account => {
  const { now, baseUrl, accountId = 32_000_001, token = DEFAULT_TOKEN } = options;
  const subdomain = options.subdomain ?? "sandbox";
  const world = createWorld({
    town,
    accountId,
    subdomain,
    baseUrl,
    now,
    putFiles: options.putFiles ?? "add",
  });
  const tokens = createTokenBook(accountId);
  const admin = { id: town.users.find(({ isAdmin }) => isAdmin)?.id ?? 0 };
  const other = town.users.find(({ isAdmin }) => !isAdmin)?.id ?? 0;
  tokens.rows.set(token, { userId: admin.id, isAdmin: true, expiresAtMs: null, isRevoked: false });
  if (options.nonAdminToken !== undefined)
    tokens.rows.set(options.nonAdminToken, {
      userId: other,
      isAdmin: false,
      expiresAtMs: null,
      isRevoked: false,
    });
  const account: Account = {
    world,
    desk: createDesk(world, options.hooks),
    tokens,
    oauth: createOauthDoor(options.oauth, tokens, admin, { now, referer: `${subdomain}.kommo.com` }),
    limit: createRateLimit(options.limits === undefined ? { perSecond: 7 } : options.limits),
    token,
    isBlocked: false,
    setBlocked: (isBlocked) => {
      account.isBlocked = isBlocked;
    },
  };
  return account;
};

const answer = (account: Account, request: SimRequest): SimResponse => {
  const { world, tokens, limit, oauth } = account;
  const nowMs = world.now().getTime();
  const { path } = request;
  if (account.isBlocked || limit.isBlocked(nowMs)) return blockedPage();
  if (path === "/oauth2/access_token") return oauth.handle(request);
  if (path === "/oauth" && request.method === "GET") return oauth.consent(request);
  if (path.startsWith("/drive/")) {
    const { actor } = authenticate(world, tokens, request);
    return serveDrive(world, path.slice("/drive".length), request, actor);
  }
  if (!path.startsWith("/api/v4/")) return problem(404, "Page not found.");
  const { token, actor } = authenticate(world, tokens, request);
  return isShutOut(limit, token, nowMs) ? blockedPage() : route(account, actor, path, request);
};

const accountState = ({ world, desk, limit }: Account): unknown => {
  desk.judge();
  return {
    accountId: world.accountId,
    subdomain: world.subdomain,
    deals: Object.fromEntries([...world.leads].map(([id, lead]) => [id, dealState(world, lead)])),
    webhooks: [...world.webhooks.values()],
    stageHooks: Object.fromEntries([...world.stageHooks].map(([key, urls]) => [key, [...urls]])),
    events: world.events.length,
    files: [...world.drive.values()].map(({ uuid, name, bytes }) => ({ uuid, name, size: bytes.length })),
    violations: limit.violations,
  };
};

/** One simulated Kommo account with API, token endpoint and drive. Control actions: DEAL_ACTIONS, ACCOUNT_ACTIONS. */
export const createKommoSimulator = (options: KommoOptions): Simulator => {
  const town = options.town ?? createTown(1);
  let account = openAccount(options, town);
  const handle = (request: SimRequest): SimResponse => {
    try {
      return answer(account, request);
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  };
  return {
    id: options.id ?? "kommo",
    handle: (request) => {
      const answered = handle(request);
      return Promise.resolve({
        ...answered,
        headers: { ...answered.headers, "x-request-id": randomUUID() },
      });
    },
    errorBody: (status, retryAfterSeconds = 1) =>
      status === 429
        ? tooMany(retryAfterSeconds).answer.body
        : { title: status === 401 ? "Unauthorized" : "ErrInternalServer", status, trace_id: randomUUID() },
    control: async (name, input) => {
      const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
      if (action === undefined)
        throw new ControlError(`There is no action "${name}"; there are ${Object.keys(ACTIONS).join(", ")}.`);
      onlyKeys(input, action.keys);
      return Promise.resolve(action.run(account, input));
    },
    state: () => accountState(account),
    reset: () => {
      account = openAccount(options, town);
    },
  };
};
