import type { RemoteId } from "../../domain/contract.ts";
import type { JsonObject } from "../../domain/json.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { testOrder } from "../test-order.ts";
import { connectVendorTo } from "../test-vendor.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { remoteIdFrom } from "./remote-id.ts";

export const CLIENT_SECRET = "zoho-client-secret-71c2";
export const REFRESH_TOKEN = "1000.refresh-5b19";
export const SIGNING_SECRET = "whsec_of-the-webhook";
export const REQUEST_ID = "389415000000012001";
export const TEMPLATE_ID = "389415000000001001";
const TOKEN_PATH = "/oauth/v2/token";

/** What a test has in hand: the account, its calls, and what `connect` got. */
export interface Connected {
  readonly account: Account;
  /** Calls to the API, without those for tokens. */
  readonly calls: () => readonly Seen[];
  /** Calls for tokens. */
  readonly tokenCalls: () => readonly Seen[];
  readonly connection: ConnectionSettings;
  readonly tools: Tools;
}

export interface ConnectOptions {
  readonly settings?: JsonObject;
  readonly now?: () => Date;
  readonly noticeUrl?: string;
  /** Answers calls for tokens; default one token after the other. */
  readonly token?: (call: Seen, nth: number) => Reply;
}

/** Zoho Sign and its accounts server at one server of this test's own. */
export async function connectTo(
  dialect: Dialect,
  answer: (call: Seen, nth: number) => Reply,
  { settings = {}, token = nextToken, ...more }: ConnectOptions = {},
): Promise<Connected> {
  let bound: { readonly connection: ConnectionSettings; readonly tools: Tools } | undefined;
  const counts = { api: 0, token: 0 };
  const own = {
    dataCenter: "eu",
    clientId: "1000.CLIENT",
    clientSecret: CLIENT_SECRET,
    refreshToken: REFRESH_TOKEN,
  };
  const { account, calls } = await connectVendorTo(
    {
      ...dialect,
      connect(connection, tools) {
        const all = { ...connection.settings, accountsUrl: connection.baseUrl };
        bound = { connection: { ...connection, settings: all }, tools };
        return dialect.connect(bound.connection, tools);
      },
    },
    (call) => (call.path === TOKEN_PATH ? token(call, (counts.token += 1)) : answer(call, (counts.api += 1))),
    {
      settings: dialect.settings.parse({ ...own, ...settings }),
      hidden: [CLIENT_SECRET, REFRESH_TOKEN],
      secrets: [SIGNING_SECRET],
      ...more,
    },
  );
  if (bound === undefined) throw new Error("The dialect was not connected.");
  return {
    account,
    calls: () => calls.filter(({ path }) => path !== TOKEN_PATH),
    tokenCalls: () => calls.filter(({ path }) => path === TOKEN_PATH),
    ...bound,
  };
}

function nextToken(_call: Seen, nth: number): Reply {
  return {
    status: 200,
    body: { access_token: `1000.access-${nth}`, expires_in: 3600, token_type: "Bearer" },
  };
}

/** The fields of a form, urlencoded. */
export function formOf({ body }: Seen): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(body));
}

/** The JSON in the form's `data`. */
export function dataOf(call: Seen | undefined): unknown {
  if (call === undefined) throw new Error("There was no such call.");
  return JSON.parse(formOf(call)["data"] ?? "null");
}

export const DONE: Reply = { status: 200, body: { code: 0, status: "success", message: "Done" } };

/** A refusal as the vendor makes them. */
export function refused(code: number, message: string): Reply {
  return { status: 400, body: { code, message, status: "failure" } };
}

/** An answer with a contract in it. */
export function requestReply(more: Readonly<Record<string, unknown>> = {}): Reply {
  const requests = {
    request_id: REQUEST_ID,
    request_status: "inprogress",
    request_name: "Agreement with Bo Client [CS-7K2M9QX4TR]",
    is_deleted: false,
    actions: [actionJson()],
    ...more,
  };
  return { status: 200, body: { code: 0, status: "success", requests } };
}

/** A recipient as `GET /requests/{id}` shows it. */
export function actionJson(more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    action_id: "389415000000012003",
    action_type: "SIGN",
    action_status: "UNOPENED",
    role: "client",
    recipient_name: "Bo Client",
    recipient_email: "bo@example.com",
    signing_order: 1,
    ...more,
  };
}

/** An answer with a template in it. */
export function templateReply(more: Readonly<Record<string, unknown>> = {}): Reply {
  const fields = [
    fieldJson("client_name", "textfield", { is_mandatory: true }),
    fieldJson("deal_amount", "textfield"),
  ];
  const templates = {
    template_id: TEMPLATE_ID,
    template_name: "Service agreement",
    is_sequential: true,
    document_fields: [{ document_id: "389415000000001003", fields }],
    actions: [roleJson("client", { action_id: "389415000000001005" })],
    ...more,
  };
  return { status: 200, body: { code: 0, status: "success", templates } };
}

export function fieldJson(
  label: string,
  category: string,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    field_id: "1",
    field_label: label,
    field_category: category,
    is_mandatory: false,
    default_value: "",
    ...more,
  };
}

/** A role of a template. */
export function roleJson(
  role: string,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    action_id: "389415000000001006",
    action_type: "SIGN",
    role,
    signing_order: 1,
    recipient_name: "",
    recipient_email: "",
    fields: [{ field_label: "Signature" }],
    ...more,
  };
}

export const ID = remoteId(REQUEST_ID);

function remoteId(text: string): RemoteId {
  const id = remoteIdFrom(text);
  if (id === undefined) throw new Error(`${text} is no id`);
  return id;
}

export function order(more: Partial<ContractOrder> = {}): ContractOrder {
  return testOrder({ template: TEMPLATE_ID, message: "Hello Bo, please sign.", ...more });
}
