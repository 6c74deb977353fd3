import { createHookReceiver } from "../kit/hook-receiver.ts";
import type { HookReceiver, Received } from "../kit/hook-receiver.ts";
import { createHookSender } from "../kit/hook-sender.ts";
import type { ClosableHookSender } from "../kit/hook-sender.ts";
import type { Simulator } from "../kit/kit.ts";
import { createKitServer } from "../kit/server.ts";
import { createIroncladSimulator } from "./ironclad-simulator.ts";
import { createOauthSimulator } from "./oauth-simulator.ts";
import { createWorld } from "./world.ts";
import type { Dialect } from "./world.ts";

/** A clock that stands still until it is moved. */
export interface StandingClock {
  pass(ms: number): void;
}

/** An Ironclad over HTTP with somebody who listens to its hooks, for the sandbox's own tests. */
export interface OpenIronclad {
  readonly url: string;
  readonly simulator: Simulator;
  readonly hooks: ClosableHookSender;
  readonly receiver: HookReceiver;
  readonly clock: StandingClock;
  /** A JSON call below the API's root with the legacy token: status and parsed body (`undefined` = empty). */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<[number, unknown]>;
  control(action: string, input?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The hooks that arrived, in order, once nothing is under way. */
  heard(): Promise<readonly Received[]>;
  close(): Promise<void>;
}

const parsed = (text: string): unknown => {
  if (text === "") return undefined;
  return text.startsWith("{") || text.startsWith("[") || text === "true" ? JSON.parse(text) : text;
};

/** Opens one on a free port; its clock stands at 2026-01-31 09:00 UTC. Hooks go nowhere until `setCallbackUrl`. */
export const openIronclad = async (dialect: Dialect): Promise<OpenIronclad> => {
  const receiver = await createHookReceiver();
  let ms = Date.parse("2026-01-31T09:00:00Z");
  const now = (): Date => new Date(ms);
  const hooks = createHookSender({ now, retry: () => undefined });
  let url = "";
  const world = createWorld({
    dialect,
    token: "token",
    client: { id: "client", secret: "secret" },
    hooks,
    signingSecret: "signing secret",
    baseUrl: () => `${url}/public/api/v1`,
    now,
  });
  const simulator = createIroncladSimulator(world);
  const server = await createKitServer({
    port: 0,
    now,
    mounts: [
      { prefix: "/public/api/v1", simulator, hooks },
      { prefix: "/oauth", simulator: createOauthSimulator(world) },
    ],
  });
  ({ url } = server);
  return {
    url,
    simulator,
    hooks,
    receiver,
    clock: {
      pass: (by) => {
        ms += by;
      },
    },
    call: async (method, path, body, headers = {}) => {
      const answer = await fetch(`${url}/public/api/v1${path}`, {
        method,
        headers: {
          authorization: "Bearer token",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      return [answer.status, parsed(await answer.text())];
    },
    control: (action, input = {}) => simulator.control(action, input),
    heard: async () => {
      await hooks.settled();
      return receiver.received;
    },
    close: async () => {
      hooks.close();
      await server.close();
      await receiver.close();
    },
  };
};
