import { createHookReceiver } from "../kit/hook-receiver.ts";
import type { HookReceiver } from "../kit/hook-receiver.ts";
import { createHookSender } from "../kit/hook-sender.ts";
import type { ClosableHookSender } from "../kit/hook-sender.ts";
import type { Simulator } from "../kit/kit.ts";
import { createKitServer } from "../kit/server.ts";
import { createContractbookSimulator } from "./contractbook-simulator.ts";
import type { Dialect } from "./world.ts";

/** A Contractbook over HTTP with somebody who listens to its hooks, for the sandbox's own tests. */
export interface OpenContractbook {
  readonly simulator: Simulator;
  readonly hooks: ClosableHookSender;
  readonly receiver: HookReceiver;
  /** A JSON call below the API's root: status and parsed body (`undefined` = empty). */
  call(method: string, path: string, body?: unknown, authorization?: string): Promise<[number, unknown]>;
  /** The hooks that arrived, in order, once nothing is under way. */
  heard(): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

/** Opens one on a free port; its clock stands at 2026-01-31 09:00 UTC unless `now` is given. */
export const openContractbook = async (
  dialect: Dialect,
  now: () => Date = () => new Date("2026-01-31T09:00:00Z"),
): Promise<OpenContractbook> => {
  const receiver = await createHookReceiver();
  const hooks = createHookSender({ now, retry: () => undefined });
  let url = "";
  const simulator = createContractbookSimulator({
    dialect,
    apiKey: "key",
    ownerEmail: "ada.owner@example.com",
    hooks,
    callbackUrl: `${receiver.url}?access_token=secret`,
    signingSecret: "signing secret",
    baseUrl: () => `${url}/api`,
    now,
  });
  const server = await createKitServer({ port: 0, now, mounts: [{ prefix: "/api", simulator, hooks }] });
  ({ url } = server);
  const scheme = dialect === "brief" ? "ApiKey" : "Bearer";
  return {
    simulator,
    hooks,
    receiver,
    call: async (method, path, body, authorization = `${scheme} key`) => {
      const answer = await fetch(`${url}/api${path}`, {
        method,
        headers: { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const parsed: unknown = text === "" ? undefined : JSON.parse(text);
      return [answer.status, parsed];
    },
    heard: async () => {
      await hooks.settled();
      return receiver.received.map(({ body }): unknown => JSON.parse(body));
    },
    close: async () => {
      hooks.close();
      await server.close();
      await receiver.close();
    },
  };
};
