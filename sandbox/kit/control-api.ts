import type { IncomingMessage } from "node:http";
import { Agent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import { isRecord, onlyKeys, optionalWholeOf, own, urlOf, flagOf } from "./input.ts";
import type { Input } from "./input.ts";
import { ControlError } from "./kit.ts";
import type { SimResponse } from "./kit.ts";
import { postOnce } from "./post-once.ts";
import { readCallFault, readHookFault } from "./read-fault.ts";
import type { Mounted } from "./serve-call.ts";

/** What the control API works on. */
export interface Controlled {
  readonly mounts: readonly Mounted[];
  readonly setLatency: (latencyMs: number) => void;
}

const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/u;
const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Only this machine may steer the sandbox, and no page of another site in this machine's browser. */
export const mayControl = (request: IncomingMessage): boolean => {
  const { origin } = request.headers;
  const isOurPage =
    origin === undefined || (URL.canParse(origin) && LOOPBACK_HOSTS.has(new URL(origin).hostname));
  return isOurPage && LOOPBACK.test(request.socket.remoteAddress ?? "");
};

const inputOf = (body: Uint8Array): Input => {
  const text = Buffer.from(body).toString("utf8");
  if (text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ControlError("the body is no JSON");
  }
  if (!isRecord(value)) throw new ControlError("the body must be a JSON object");
  return value;
};

const forge = async (input: Input): Promise<unknown> => {
  onlyKeys(input, ["url", "headers", "body"]);
  const url = urlOf(input, "url");
  const headers: Record<string, string> = {};
  const given = own(input, "headers") ?? {};
  if (!isRecord(given)) throw new ControlError(`"headers" must be an object of texts`);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== "string") throw new ControlError(`header "${name}" must be a text`);
    headers[name] = value;
  }
  const body = own(input, "body") ?? "";
  const agents = { http: new Agent(), https: new SecureAgent() };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status: await postOnce({ url, headers, body: text }, agents, 5000) };
};

const changeFaults = (mounted: Mounted, method: string, input: Input): unknown => {
  if (method === "DELETE") mounted.faults.clear();
  else mounted.faults.add(readCallFault(input));
  return {};
};

const reset = (mounted: Mounted): unknown => {
  mounted.simulator.reset();
  mounted.faults.clear();
  mounted.log.clear();
  return {};
};

const addHookFault = (mounted: Mounted, input: Input): unknown => {
  if (mounted.hooks === undefined) throw new ControlError(`${mounted.simulator.id} sends no hooks`);
  mounted.hooks.fault(readHookFault(input));
  return {};
};

const read = (mounted: Mounted, what: string): unknown => {
  if (what === "state") return mounted.simulator.state() ?? null;
  if (what === "seen") return { calls: mounted.log.calls, counts: mounted.log.counts };
  if (what === "hooks") return mounted.hooks?.log ?? [];
  throw new ControlError(`nothing to read called "${what}"; known: state, seen, hooks`);
};

const act = async (mounted: Mounted, method: string, action: string, input: Input): Promise<unknown> => {
  if (method === "GET") return read(mounted, action);
  if (action === "faults") return changeFaults(mounted, method, input);
  if (method !== "POST") throw new ControlError(`${method} is not known here`);
  if (action === "hook-faults") return addHookFault(mounted, input);
  if (action === "reset") return reset(mounted);
  if (action === "keep-seen") {
    mounted.log.keep(flagOf(input, "on"));
    return {};
  }
  return (await mounted.simulator.control(action, input)) ?? {};
};

const route = async (
  { mounts, setLatency }: Controlled,
  method: string,
  path: string,
  body: Uint8Array,
): Promise<unknown> => {
  const [target = "", action = "", ...rest] = path.split("/").slice(2);
  if (target === "" && method === "GET") {
    return mounts.map(({ prefix, simulator }) => ({ id: simulator.id, prefix }));
  }
  const input = inputOf(body);
  if (target === "forge" && method === "POST") return forge(input);
  if (target === "latency" && method === "POST") {
    setLatency(optionalWholeOf(input, "latencyMs", 0) ?? 0);
    return {};
  }
  const mounted = mounts.find(({ simulator }) => simulator.id === target);
  if (mounted === undefined) throw new ControlError(`no simulator called "${target}"`);
  if (action === "" || rest.length > 0) throw new ControlError("expected /_control/{simulator}/{action}");
  return act(mounted, method, action, input);
};

/** Answers one call below `/_control`: 200 with the result, or 400 `{ error }`. Never throws. */
export const controlCall = async (
  controlled: Controlled,
  method: string,
  path: string,
  body: Uint8Array,
): Promise<SimResponse> => {
  try {
    return { status: 200, body: await route(controlled, method, path, body) };
  } catch (error) {
    if (error instanceof ControlError) return { status: 400, body: { error: error.message } };
    return { status: 500, body: { error: String(error) } };
  }
};
