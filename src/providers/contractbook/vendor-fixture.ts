import type { RemoteId } from "../../domain/contract.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Dialect } from "../provider.ts";
import { testOrder } from "../test-order.ts";
import { connectVendorTo } from "../test-vendor.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { remoteIdFrom } from "./remote-id.ts";

export const API_KEY = "cb-key-4f1d";

/** Contractbook at a server of this test's own. */
export function connectTo(
  dialect: Dialect,
  answer: (call: Seen, base: string) => Reply,
  more: { readonly secrets?: readonly string[]; readonly now?: () => Date } = {},
): ReturnType<typeof connectVendorTo> {
  return connectVendorTo(dialect, answer, { settings: { apiKey: API_KEY }, hidden: [API_KEY], ...more });
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

export function order(more: Partial<ContractOrder> = {}): ContractOrder {
  return testOrder({ template: TEMPLATE_ID, message: "Hello Bo, please sign.", ...more });
}
