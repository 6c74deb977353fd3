import { createHookReceiver } from "../kit/hook-receiver.ts";
import type { HookReceiver } from "../kit/hook-receiver.ts";
import { createHookSender } from "../kit/hook-sender.ts";
import type { ClosableHookSender } from "../kit/hook-sender.ts";
import type { Simulator } from "../kit/kit.ts";
import { createKitServer } from "../kit/server.ts";
import { CALLBACK_ATTEMPTS } from "./callbacks.ts";
import { SKRIBBLE_CREDENTIALS } from "./credentials.ts";
import { createSkribbleSimulator } from "./skribble-simulator.ts";
import type { Dialect } from "./world.ts";

/** A Skribble over HTTP with somebody who listens to its callbacks, for the sandbox's own tests. */
export interface OpenSkribble {
  readonly url: string;
  readonly simulator: Simulator;
  readonly hooks: ClosableHookSender;
  readonly receiver: HookReceiver;
  /** A call below the API's root; `body` that is no text is sent as JSON. Rejects only where no answer comes. */
  fetch(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  /** The same: status and parsed body (`undefined` = empty). */
  call(method: string, path: string, body?: unknown): Promise<[number, unknown]>;
  /** Path and query of the callbacks that arrived, in order, once nothing is under way. */
  heard(): Promise<readonly string[]>;
  /** The clock, which stands still otherwise. */
  pass(ms: number): void;
  /** Logs in (documented dialect); later calls carry the token. */
  login(username: string, apiKey: string): Promise<void>;
  close(): Promise<void>;
}

const simulate = (dialect: Dialect, hooks: ClosableHookSender, now: () => Date): Simulator => {
  const { skribble, skribbleBrief } = SKRIBBLE_CREDENTIALS;
  return dialect === "brief"
    ? createSkribbleSimulator({ ...skribbleBrief, dialect, hooks, now })
    : createSkribbleSimulator({ ...skribble, dialect, hooks, now });
};

/** Opens one on a free port, logged in; its clock stands at 2026-01-31 09:00 UTC. Callbacks are repeated at once. */
export const openSkribble = async (dialect: Dialect): Promise<OpenSkribble> => {
  const receiver = await createHookReceiver();
  let nowMs = Date.parse("2026-01-31T09:00:00Z");
  const now = (): Date => new Date(nowMs);
  const hooks = createHookSender({
    now,
    retry: (attempt, status) =>
      Math.floor(Number(status) / 100) === 2 || attempt >= CALLBACK_ATTEMPTS ? undefined : 1,
  });
  const simulator = simulate(dialect, hooks, now);
  const server = await createKitServer({ port: 0, now, mounts: [{ prefix: "/v2", simulator, hooks }] });
  const url = `${server.url}/v2`;
  let authorization = `Bearer ${SKRIBBLE_CREDENTIALS.skribbleBrief.apiKey}`;
  const open: OpenSkribble = {
    url,
    simulator,
    hooks,
    receiver,
    fetch: (method, path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: { authorization, "content-type": "application/json", ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    call: async (method, path, body) => {
      const answer = await open.fetch(method, path, body);
      const text = await answer.text();
      const parsed: unknown = /^[[{]/u.test(text) ? JSON.parse(text) : text;
      return [answer.status, text === "" ? undefined : parsed];
    },
    heard: async () => {
      await hooks.settled();
      return receiver.received.map((one) => one.url);
    },
    pass: (ms) => {
      nowMs += ms;
    },
    login: async (username, apiKey) => {
      const answer = await open.fetch("POST", "/access/login", { username, "api-key": apiKey });
      authorization = `Bearer ${await answer.text()}`;
    },
    close: async () => {
      hooks.close();
      await server.close();
      await receiver.close();
    },
  };
  const { username, apiKey } = SKRIBBLE_CREDENTIALS.skribble;
  if (dialect === "documented") await open.login(username, apiKey);
  return open;
};
