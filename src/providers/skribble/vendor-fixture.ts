import type { RemoteId } from "../../domain/contract.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Dialect } from "../provider.ts";
import { REFERENCE, testOrder } from "../test-order.ts";
import { connectVendorTo } from "../test-vendor.ts";
import type { Reply, Seen, TestVendorOptions } from "../test-vendor.ts";
import { remoteIdFrom } from "./remote-id.ts";
import { makeForm, textField } from "./test-pdf-form.ts";

export const API_KEY = "skribble-key-4f1d";
export const TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";
export const NOTICE_URL = "https://sign.example.com/webhooks/acme/contracts/a-long-secret";
export const REQUEST_ID = "4f43614a-de50-bfe1-2df3-4c881fc7840e";
export const DOCUMENT_ID = "29eae6aa-5558-2ada-2870-d4e654c0da5c";
const FORM = await makeForm((form, page) => {
  textField(form, page, "client_name").enableRequired();
  textField(form, page, "deal_amount", { y: 650 });
});

/** Skribble at a server of this test's own, which lets everybody log in. */
export function connectTo(
  dialect: Dialect,
  answer: (call: Seen, base: string) => Reply,
  more: Partial<TestVendorOptions> = {},
): ReturnType<typeof connectVendorTo> {
  return connectVendorTo(
    dialect,
    (call, base) => (call.path === "/access/login" ? loggedIn(call) : answer(call, base)),
    {
      settings: { username: "api_production_acme", apiKey: API_KEY, templates: "/papers" },
      hidden: [API_KEY],
      noticeUrl: NOTICE_URL,
      files: { "agreement.pdf": FORM },
      ...more,
    },
  );
}

function loggedIn(call: Seen): Reply {
  const isOurs = call.method === "POST" && call.body.includes(`"api-key":"${API_KEY}"`);
  return isOurs ? { status: 200, body: TOKEN, headers: { "content-type": "text/plain" } } : { status: 400 };
}

/** Calls that are not about the token. */
export function beyondLogin(calls: readonly Seen[]): readonly Seen[] {
  return calls.filter(({ path }) => path !== "/access/login");
}

export function remoteId(text: string = REQUEST_ID): RemoteId {
  const id = remoteIdFrom(text);
  if (id === undefined) throw new Error(`${text} is no id`);
  return id;
}

/** A signature request as the API shows it. */
export function requestJson(more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: REQUEST_ID,
    title: `Agreement with Bo Client (${REFERENCE})`,
    document_id: DOCUMENT_ID,
    legislation: "ZERTES",
    quality: "AES",
    signing_url: `https://my.skribble.com/view/${REQUEST_ID}`,
    status_overall: "OPEN",
    signatures: [signatureJson()],
    created_at: "2026-11-05T09:00:00.000Z",
    updated_at: "2026-11-05T09:00:01.000Z",
    ...more,
  };
}

export function signatureJson(
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    sid: "e5ab7fba-e815-0f65-f437-7c78953a0b7d",
    account_email: "bo@example.com",
    signer_identity_data: { email_address: "bo@example.com", first_name: "Bo", last_name: "Client" },
    signing_url: "https://my.skribble.com/sign/very-private-link",
    sequence: -1,
    status_code: "OPEN",
    notify: true,
    ...more,
  };
}

export function order(more: Partial<ContractOrder> = {}): ContractOrder {
  return testOrder({ template: "agreement", timezone: "Europe/Zurich", locale: "de-CH", ...more });
}
