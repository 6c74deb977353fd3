import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { createHookSender } from "../kit/hook-sender.ts";
import type { HookFault, Simulator } from "../kit/kit.ts";
import { createKitServer } from "../kit/server.ts";
import { createTown } from "../town/create-town.ts";
import type { Town } from "../town/town.ts";
import { createKommoSimulator } from "./create-kommo-simulator.ts";
import { kommoHookRetry } from "./hook-retry.ts";
import { isFields, isList } from "./json.ts";
import type { KommoOptions } from "./options.ts";

/** An answer as a client sees it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed; `undefined` when the body is empty or no JSON. */
  readonly json: unknown;
}

/** One simulated account behind the kit's server, over real HTTP. */
export interface TestAccount {
  readonly url: string;
  readonly town: Town;
  readonly simulator: Simulator;
  readonly clock: { ms: number };
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly control: (action: string, input?: Record<string, unknown>) => Promise<unknown>;
  readonly settled: () => Promise<void>;
  readonly faultHooks: (fault: HookFault) => void;
}

const tryParse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The clock stands still at 2026-02-02T10:00:00Z unless a test moves it. */
export const START_MS = Date.UTC(2026, 1, 2, 10);

export const openAccount = async (
  options: Partial<KommoOptions> & { readonly hookSpeed?: number } = {},
): Promise<TestAccount> => {
  const clock = { ms: START_MS };
  const now = (): Date => new Date(clock.ms);
  const town = options.town ?? createTown(1, { deals: 30, contacts: 20, companies: 5, nasty: false });
  const hooks = createHookSender({ now, retry: kommoHookRetry(options.hookSpeed ?? 60_000) });
  let url = "";
  const simulator = createKommoSimulator({ limits: null, ...options, town, hooks, now, baseUrl: () => url });
  const server = await createKitServer({ port: 0, now, mounts: [{ prefix: "/kommo", simulator, hooks }] });
  url = `${server.url}/kommo`;
  onTestFinished(async () => {
    hooks.close();
    await server.close();
  });
  return {
    url,
    town,
    simulator,
    clock,
    call: async (method, path, body, headers = {}) => {
      const isRaw = body instanceof Uint8Array || typeof body === "string";
      const answer = await fetch(path.startsWith("http") ? path : `${url}${path}`, {
        method,
        headers: {
          authorization: "Bearer kommo-sandbox-token",
          "content-type": "application/json",
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw ? Buffer.from(body) : JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, json: tryParse(text) };
    },
    control: (action, input = {}) => simulator.control(action, input),
    settled: () => hooks.settled(),
    faultHooks: (fault) => hooks.fault(fault),
  };
};

/** Where hooks arrive; `status` is what it answers. */
export const openHookDoor = async (): Promise<{
  readonly url: string;
  readonly calls: { readonly body: string; readonly headers: NodeJS.Dict<string | string[]> }[];
  readonly answer: { status: number };
}> => {
  const calls: { body: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  const answer = { status: 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      calls.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
      response.writeHead(answer.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${port}/hook`, calls, answer };
};

/** Reaches into an answer: `at(json, "_embedded", "leads", 0)`; `undefined` where there is nothing. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown => {
  let here = value;
  for (const step of path) {
    if (typeof step === "number") here = isList(here) ? here[step] : undefined;
    else here = isFields(here) && Object.hasOwn(here, step) ? here[step] : undefined;
  }
  return here;
};

/** A list inside an answer; empty where there is none. */
export const listAt = (value: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = at(value, ...path);
  return isList(found) ? found : [];
};
