import { z } from "zod";
import { createHookReceiver } from "../kit/hook-receiver.ts";
import type { HookReceiver } from "../kit/hook-receiver.ts";
import { createHookSender } from "../kit/hook-sender.ts";
import type { Simulator } from "../kit/kit.ts";
import { createKitServer } from "../kit/server.ts";
import { ACCESS_MS } from "./tokens.ts";
import { createWorld } from "./world.ts";
import type { Dialect } from "./world.ts";
import { createZohoAccountsSimulator } from "./zoho-accounts-simulator.ts";
import { createZohoSignSimulator } from "./zoho-sign-simulator.ts";

/** A form as a call carries it; the values of objects are JSON. */
export type Form = Readonly<Record<string, unknown>>;

/** A Zoho Sign and its accounts service over HTTP with somebody who listens to the hooks, for the sandbox's own tests. */
export interface OpenZohoSign {
  readonly simulator: Simulator;
  readonly receiver: HookReceiver;
  /** Below `/api/v1`, with a good token and an urlencoded form. */
  call(method: string, path: string, form?: Form): Promise<readonly [status: number, body: unknown]>;
  /** The same as it came; `init` is that of `fetch`, the token is added unless a header is given. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Below `/oauth/v2`; redirects are not followed. */
  accounts(method: string, path: string, form?: Form): Promise<Response>;
  /** Asks for an access token with the refresh token. */
  token(change?: Form): Promise<readonly [status: number, body: unknown]>;
  control(action: string, input?: Form): Promise<unknown>;
  /** The clock stands still unless it is moved. */
  pass(ms: number): void;
  /** The bodies of the hooks that arrived, in order, once nothing is under way. */
  heard(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const CREDENTIALS = {
  clientId: "1000.CLIENT",
  clientSecret: "client secret",
  refreshToken: "1000.refresh",
  grantCode: "1000.code",
  signingSecret: "signing secret",
};

const Granted = z.object({ access_token: z.string() });

const encoded = (form: Form): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [key, value] of Object.entries(form)) {
    fields.set(key, typeof value === "string" ? value : JSON.stringify(value));
  }
  return fields;
};

/** Opens one on a free port; its clock begins at 2026-01-31 09:00 UTC. */
export const openZohoSign = async (dialect: Dialect): Promise<OpenZohoSign> => {
  let atMs = Date.parse("2026-01-31T09:00:00Z");
  const now = (): Date => new Date(atMs);
  const receiver = await createHookReceiver();
  const hooks = createHookSender({ now, retry: () => undefined });
  let url = "";
  const world = createWorld({ ...CREDENTIALS, dialect, hooks, hostUrl: () => `${url}/zoho-sign`, now });
  const simulator = createZohoSignSimulator(world);
  const server = await createKitServer({
    port: 0,
    now,
    mounts: [
      { prefix: "/zoho-sign/api/v1", simulator, hooks },
      { prefix: "/zoho-sign/oauth/v2", simulator: createZohoAccountsSimulator(world) },
    ],
  });
  ({ url } = server);
  await simulator.control("setCallbackUrl", { url: receiver.url });

  const accounts: OpenZohoSign["accounts"] = (method, path, form) =>
    fetch(`${url}/zoho-sign/oauth/v2${path}`, {
      method,
      redirect: "manual",
      ...(form === undefined ? {} : { body: encoded(form) }),
    });
  const token: OpenZohoSign["token"] = async (change = {}) => {
    const answer = await accounts("POST", "/token", {
      grant_type: "refresh_token",
      client_id: CREDENTIALS.clientId,
      client_secret: CREDENTIALS.clientSecret,
      refresh_token: CREDENTIALS.refreshToken,
      ...change,
    });
    return [answer.status, await answer.json()];
  };
  const own = { token: "", untilMs: 0 };
  const authorization = async (): Promise<string> => {
    if (own.untilMs <= atMs) {
      own.token = Granted.parse((await token())[1]).access_token;
      own.untilMs = atMs + ACCESS_MS;
    }
    return `Zoho-oauthtoken ${own.token}`;
  };
  const reach: OpenZohoSign["fetch"] = async (path, init = {}) =>
    fetch(`${url}/zoho-sign/api/v1${path}`, {
      ...init,
      headers: init.headers ?? { authorization: await authorization() },
    });
  return {
    simulator,
    receiver,
    fetch: reach,
    accounts,
    token,
    call: async (method, path, form) => {
      const answer = await reach(path, { method, ...(form === undefined ? {} : { body: encoded(form) }) });
      const body: unknown = await answer.json();
      return [answer.status, body];
    },
    control: (action, input = {}) => simulator.control(action, input),
    pass: (ms) => {
      atMs += ms;
    },
    heard: async () => {
      await hooks.settled();
      return receiver.received.map(({ body }) => body);
    },
    close: async () => {
      hooks.close();
      await server.close();
      await receiver.close();
    },
  };
};
