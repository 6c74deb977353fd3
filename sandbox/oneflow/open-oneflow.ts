import { createFileStore } from "../kit/file-store.ts";
import { createHookReceiver } from "../kit/hook-receiver.ts";
import type { HookReceiver } from "../kit/hook-receiver.ts";
import { createHookSender } from "../kit/hook-sender.ts";
import type { Simulator } from "../kit/kit.ts";
import { createKitServer } from "../kit/server.ts";
import type { KitServer } from "../kit/server.ts";
import { createOneflowSimulator } from "./oneflow-simulator.ts";
import type { Dialect } from "./world.ts";

/** Headers of a call; `null` leaves one out. */
export type CallHeaders = Readonly<Record<string, string | null>>;

/** A Oneflow over HTTP with somebody who listens to its hooks, for the sandbox's own tests. */
export interface OpenOneflow {
  readonly simulator: Simulator;
  readonly receiver: HookReceiver;
  readonly server: KitServer;
  /** A JSON call below the API's root: status and parsed body (`undefined` = empty). */
  call(method: string, path: string, body?: unknown, headers?: CallHeaders): Promise<[number, unknown]>;
  /** The answer as it came; redirects are not followed. */
  raw(method: string, path: string, body?: unknown, headers?: CallHeaders): Promise<Response>;
  /** The hooks that arrived, in order, once nothing is under way. */
  heard(): Promise<readonly unknown[]>;
  /** The clock goes on. */
  pass(ms: number): void;
  close(): Promise<void>;
}

const START = Date.parse("2026-01-31T09:00:00Z");

/** Opens one on a free port; its clock stands at 2026-01-31 09:00 UTC until it is moved. Hooks go to the receiver. */
export const openOneflow = async (dialect: Dialect): Promise<OpenOneflow> => {
  let ms = START;
  let url = "";
  const now = (): Date => new Date(ms);
  const receiver = await createHookReceiver();
  const hooks = createHookSender({ now, retry: () => undefined });
  const files = createFileStore({ id: "files", baseUrl: () => `${url}/files`, now });
  const simulator = createOneflowSimulator({
    dialect,
    apiToken: "token",
    userEmail: "ada.owner@example.com",
    signKey: "sign key",
    hooks,
    files,
    baseUrl: () => `${url}/api`,
    now,
  });
  const mounts = [
    { prefix: "/api", simulator, hooks },
    { prefix: "/files", simulator: files.simulator },
  ];
  const server = await createKitServer({ port: 0, now, mounts });
  ({ url } = server);
  await simulator.control("setCallbackUrl", { url: `${receiver.url}?secret=path` });

  const raw: OpenOneflow["raw"] = (method, path, body, over = {}) => {
    const usual = {
      "x-oneflow-api-token": "token",
      "x-oneflow-user-email": "ada.owner@example.com",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const headers = Object.entries({ ...usual, ...over }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] satisfies [string, string]],
    );
    return fetch(`${url}/api${path}`, {
      method,
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  };
  return {
    simulator,
    receiver,
    server,
    raw,
    call: async (method, path, body, headers) => {
      const answer = await raw(method, path, body, headers);
      const text = await answer.text();
      const parsed: unknown = text === "" ? undefined : JSON.parse(text);
      return [answer.status, parsed];
    },
    heard: async () => {
      await hooks.settled();
      return receiver.received.map(({ body }): unknown => JSON.parse(body));
    },
    pass: (by) => {
      ms += by;
    },
    close: async () => {
      hooks.close();
      await server.close();
      await receiver.close();
    },
  };
};
