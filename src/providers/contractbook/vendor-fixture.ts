import { createServer } from "node:http";
import { text as textOf } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { Reference, RemoteId } from "../../domain/contract.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { createHttp } from "../../http/create-http.ts";
import type { Http } from "../../http/http.ts";
import type { Account, Dialect } from "../provider.ts";
import { remoteIdFrom } from "./remote-id.ts";

/** A call as the small test server saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** `lost`: the socket dies without an answer. A string or bytes as body are sent as they are. */
export type Reply =
  | "lost"
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

export const API_KEY = "cb-key-4f1d";
export const NOW = new Date("2026-11-05T09:00:00Z");

/** A server of this test's own and an account that speaks with it. */
export async function connectTo(
  dialect: Dialect,
  answer: (call: Seen, base: string) => Reply,
  more: { readonly secrets?: readonly string[]; readonly now?: () => Date } = {},
): Promise<{ readonly account: Account; readonly calls: Seen[]; readonly base: string }> {
  const calls: Seen[] = [];
  const base = await listen((call) => {
    calls.push(call);
    return answer(call, base);
  });
  const http = openHttp();
  const account = dialect.connect(
    { id: "contracts", baseUrl: base, settings: { apiKey: API_KEY }, signingSecrets: more.secrets ?? [] },
    { http, download: http, now: more.now ?? (() => NOW) },
  );
  return { account, calls, base };
}

function openHttp(): Http {
  return createHttp({
    account: "acme",
    connection: "contracts",
    limitKey: "acme/contracts",
    recorder: { record: () => undefined, flush: async () => undefined },
    secrets: [API_KEY],
    allowPrivateHosts: true,
    now: () => NOW,
  });
}

async function listen(answer: (call: Seen) => Reply): Promise<string> {
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const { method = "", headers } = request;
      const reply = answer({ method, path: url.pathname, query: url.searchParams, headers, body });
      if (reply === "lost") return request.socket.destroy();
      response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
      return response.end(bytesOf(reply.body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

function bytesOf(body: unknown): string | Uint8Array {
  if (body === undefined) return "";
  return typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
}

export function remoteId(text: string): RemoteId {
  const id = remoteIdFrom(text);
  if (id === undefined) throw new Error(`${text} is no id`);
  return id;
}

export const TEMPLATE_ID = "1e013958-867e-43fb-8210-c98ab139beb6";
export const DOCUMENT_ID = "3c5c2258-9885-4652-aeb3-a1aa8f1b5461";
export const FIELD_IDS = {
  client: "d927a003-f63a-4e89-bc09-b98357337121",
  amount: "3ba3c610-1e8d-4d24-937c-116d197d1b67",
} as const;
const VERSION = "84097321-d412-4bd2-bdf0-0c454c0fbf8c";

/** A template as `GET /templates/{id}` shows it. */
export function templateJson(
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    template: {
      id: TEMPLATE_ID,
      title: "Service agreement",
      signing_order_mode: "strict",
      parties: [],
      data_fields: [
        fieldJson("client_name", "text", { id: FIELD_IDS.client, required: true }),
        fieldJson("deal_amount", "number", { id: FIELD_IDS.amount, required: true }),
      ],
      ...more,
    },
  };
}

export function fieldJson(
  name: string,
  type: string,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const empty = { value: null, required: false, description: null, config: {}, formatting: null };
  return { name, type, ...empty, source: null, source_mapping: null, source_sync_type: null, ...more };
}

/** A document as the API shows it, wrapped as in its answers. */
export function documentJson(more: Readonly<Record<string, unknown>> = {}): { readonly document: unknown } {
  return {
    document: {
      id: DOCUMENT_ID,
      type: "draft",
      state: "draft",
      version: VERSION,
      title: "Agreement with Bo Client",
      tags: ["CS-7K2M9QX4TR", "countersign"],
      signing_order_mode: "strict",
      parties: [],
      data_fields: [],
      events: [],
      created_at: "2026-11-05T09:00:00.000000Z",
      updated_at: "2026-11-05T09:00:01.000000Z",
      ...more,
    },
  };
}

export const REFERENCE = reference("CS-7K2M9QX4TR");

function reference(text: string): Reference {
  if (!isReference(text)) throw new Error(`${text} is no reference`);
  return text;
}

function isReference(text: string): text is Reference {
  return text.startsWith("CS-");
}

export function order(more: Partial<ContractOrder> = {}): ContractOrder {
  return {
    reference: REFERENCE,
    template: TEMPLATE_ID,
    title: "Agreement with Bo Client",
    message: "Hello Bo, please sign.",
    fields: { client_name: "Bo Client", deal_amount: "12000" },
    signers: [
      { role: "client", name: "Bo Client", email: "bo@example.com", order: 1, receives: "signature" },
    ],
    tags: [],
    timezone: "Europe/Stockholm",
    locale: "sv-SE",
    deal: { id: "701", name: "Bo's licence", price: 12000 },
    options: {},
    ...more,
  };
}
