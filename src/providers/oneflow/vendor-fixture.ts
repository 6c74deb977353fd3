import type { RemoteId } from "../../domain/contract.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Dialect } from "../provider.ts";
import { CountersignError } from "../../domain/errors.ts";
import { REFERENCE, testOrder } from "../test-order.ts";
import { connectVendorTo } from "../test-vendor.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { remoteIdFrom } from "./remote-id.ts";

export const API_TOKEN = "9841f1ee533681c3ea6a438560f2bb6c73b76675";
export const USER_EMAIL = "ada.owner@example.com";

type Answer = (call: Seen, base: string) => Reply;
type More = {
  readonly secrets?: readonly string[];
  readonly now?: () => Date;
  readonly noticeUrl?: string;
  readonly workspace?: string | number;
};

/** Oneflow at a server of this test's own. */
export function connectTo(
  dialect: Dialect,
  answer: Answer,
  { workspace = 77, ...more }: More = {},
): ReturnType<typeof connectVendorTo> {
  const settings = { apiToken: API_TOKEN, userEmail: USER_EMAIL, workspace };
  return connectVendorTo(dialect, answer, { settings, hidden: [API_TOKEN], ...more });
}

export function remoteId(text: string): RemoteId {
  const id = remoteIdFrom(text);
  if (id === undefined) throw new Error(`${text} is no id`);
  return id;
}

/** `METHOD /path` of a call. */
export function routeOf({ method, path }: Seen): string {
  return `${method} ${path}`;
}

/** The JSON that a call carried. */
export function bodyOf(call: Seen | undefined): unknown {
  return JSON.parse(call?.body ?? "null");
}

/** A list as the vendor wraps it. */
export function page(data: readonly unknown[]): unknown {
  return { _links: { self: { href: "https://api.oneflow.com/v1/x" }, next: null }, count: data.length, data };
}

export const USERS = [
  { id: 1, name: "Ada Owner", email: "Ada.Owner@example.com", active: true, state: "registered" },
  { id: 2, name: "Bo Leaver", email: "bo.leaver@example.com", active: false, state: "registered" },
  { id: 3, name: "Cy Seller", email: "cy.seller@example.com", active: true, state: "registered" },
] as const;

/** `GET /templates/501`. */
export function templateJson(more: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: 501,
    name: "Standard agreement",
    template_type: { id: 9, name: "Deals" },
    workspaces: [{ id: 77, name: "Sales" }],
    available_options: {
      delivery_channels: [
        { name: "email", preferred: true, required_participant_attributes: ["email"] },
        { name: "sms", preferred: false, required_participant_attributes: ["phone_number"] },
        { name: "none", preferred: false, required_participant_attributes: [] },
      ],
      sign_methods: [
        { name: "standard_esign", preferred: true },
        { name: "swedish_bankid", preferred: false },
      ],
      two_step_authentication_methods: [{ name: "none" }, { name: "sms" }],
    },
    ...more,
  };
}

/** `GET /template_types/9`. */
export function groupJson(...more: readonly unknown[]): unknown {
  const data_fields = [
    { id: 1, custom_id: "client_name", name: "Client's name", value: "" },
    { id: 2, custom_id: "deal_amount", name: "Amount", value: "" },
    { id: 3, custom_id: "kommo_deal_id", name: "Deal number", value: "" },
    ...more,
  ];
  return { id: 9, name: "Deals", data_fields };
}

/** A participant as contracts show it. */
export function personJson(more: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: 11,
    name: "Bo Client",
    email: "bo@example.com",
    signatory: true,
    organizer: false,
    sign_state: "undecided",
    sign_state_updated_time: null,
    sign_method: "standard_esign",
    delivery_channel: "email",
    delivery_status: "success",
    _permissions: { "contract:update": true },
    _private_ownerside: {
      custom_id: REFERENCE,
      first_visited_time: null,
      last_visited_time: null,
      visits: 0,
    },
    ...more,
  };
}

/** A contract as the API shows it. */
export function contractJson(
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    id: 1000001,
    state: "draft",
    state_updated_time: "2026-11-05T09:00:00+0000",
    published_time: null,
    updated_time: "2026-11-05T09:00:01+0000",
    signing_period_expiry_time: null,
    parties: [
      {
        id: 21,
        type: "company",
        my_party: true,
        name: "Owner Ltd",
        participants: [personJson({ id: 12, name: "Ada Owner", email: USER_EMAIL, signatory: false })],
      },
      { id: 22, type: "individual", my_party: false, name: "Bo Client", participant: personJson() },
    ],
    data_fields: [
      fieldJson(1, "client_name", "Client's name", "Bo Client"),
      fieldJson(2, "deal_amount", "Amount", "12000"),
    ],
    _private: { name: "Agreement with Bo Client", workspace_id: 77 },
    _private_ownerside: { template_id: 501, template_type_id: 9 },
    ...more,
  };
}

/** A data field as contracts show it. */
export function fieldJson(id: number, custom: string, name: string, value: string): unknown {
  return { id, name, value, description: "", placeholder: "", _private_ownerside: { custom_id: custom } };
}

export function order(more: Partial<ContractOrder> = {}): ContractOrder {
  return testOrder({
    template: "501",
    message: "Hello Bo, please sign.",
    fields: { client_name: "Bo Client", deal_amount: "12 000,50 kr" },
    ...more,
  });
}

/** What a call came to: `done`, or the code of its failure. */
export function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "done",
    (error: unknown) => (error instanceof CountersignError ? error.code : String(error)),
  );
}
