import type { RemoteId } from "../../domain/contract.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { JsonObject } from "../../domain/json.ts";
import type { Dialect } from "../provider.ts";
import { REFERENCE, testOrder } from "../test-order.ts";
import { connectVendorTo } from "../test-vendor.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { remoteIdFrom } from "./remote-id.ts";

export const TOKEN = "ic-company-token-77";
const SECRET = "ic-client-secret-88";
export const ACTING_USER = "ada@example.com";
/** Settings with the company-wide token. */
export const LEGACY = { token: TOKEN, actingUser: ACTING_USER } as const;
/** Settings with an OAuth client. */
export const OAUTH = { clientId: "client-1", clientSecret: SECRET, actingUser: ACTING_USER } as const;

interface More {
  readonly settings?: JsonObject;
  readonly secrets?: readonly string[];
  readonly now?: () => Date;
  readonly noticeUrl?: string;
}

/** Ironclad at a server of this test's own, with the company-wide token unless said otherwise. */
export function connectTo(
  dialect: Dialect,
  answer: (call: Seen, base: string) => Reply,
  { settings = LEGACY, ...more }: More = {},
): ReturnType<typeof connectVendorTo> {
  return connectVendorTo(dialect, answer, { settings, hidden: [TOKEN, SECRET], ...more });
}

/** Answers by route (`GET /workflows/x`); everything else is not there. A function is asked with the call. */
export function routes(
  table: Readonly<Record<string, Reply | ((call: Seen) => Reply)>>,
): (call: Seen) => Reply {
  return (call) => {
    const route = `${call.method} ${call.path}`;
    const reply = Object.hasOwn(table, route) ? table[route] : undefined;
    if (reply === undefined) return { status: 404, body: { code: "NOT_FOUND", message: "not found" } };
    return typeof reply === "function" ? reply(call) : reply;
  };
}

export function remoteId(text: string): RemoteId {
  const id = remoteIdFrom(text);
  if (id === undefined) throw new Error(`${text} is no id`);
  return id;
}

export const TEMPLATE_ID = "68dc41e5a7987b1e623e4711";
export const WORKFLOW_ID = "6a6b4040ffb985622568a649";
export const EMAIL_ID = "role8b6358fbf5c841b99fa1a0d4e23c642a";
export const NAME_ID = "role05214514a05a417b9f952e014db84927";
export const WITNESS_EMAIL_ID = "roleaaaabbbbccccddddeeeeffff00001111";
export const WITNESS_NAME_ID = "roleaaaabbbbccccddddeeeeffff22223333";

type Schema = Readonly<Record<string, unknown>>;

/** A launch form as `GET /workflow-schemas` shows it. */
export const LAUNCH_SCHEMA: Schema = {
  counterpartyName: { type: "string", displayName: "Counterparty Name", required: "always" },
  [EMAIL_ID]: {
    type: "email",
    displayName: "Counterparty Signer Email (Always Required)",
    required: "always",
  },
  [NAME_ID]: {
    type: "string",
    displayName: "Counterparty Signer Name (Always Required)",
    required: "always",
  },
  [WITNESS_EMAIL_ID]: { type: "email", displayName: "Witness Email", required: "never" },
  [WITNESS_NAME_ID]: { type: "string", displayName: "Witness Name", required: "never" },
  paperSource: { type: "string", displayName: "Paper Source", required: "always", default: "Our paper" },
  client_email: { type: "email", displayName: "Client Email", required: "never" },
  client_name: { type: "string", displayName: "Client Name", required: "never" },
  contractValue: { type: "monetaryAmount", displayName: "Contract value", required: "always" },
  plan: {
    type: "string",
    displayName: "Plan",
    required: "never",
    options: { values: ["Growth", "Scale"], freeTextAllowed: false },
  },
  reference: { type: "string", displayName: "Countersign reference", required: "never" },
};

/** `GET /workflow-schemas`. */
export function templatesJson(schema: Schema = LAUNCH_SCHEMA): unknown {
  return { list: [{ id: TEMPLATE_ID, name: "MSA", schema }] };
}

const WORKFLOW_SCHEMA: Schema = {
  [EMAIL_ID]: {
    type: "email",
    displayName: "Counterparty Signer Email",
    propertyKey: "counterpartySignerEmail",
    readOnly: true,
  },
  [NAME_ID]: {
    type: "string",
    displayName: "Counterparty Signer Name",
    propertyKey: "counterpartySigner",
    readOnly: true,
  },
  contractValue: { type: "monetaryAmount", displayName: "Contract value" },
  signed: { type: "document", displayName: "Signed PDF", readOnly: true },
};

/** A workflow as the API shows it, in its Review step. */
export function workflowJson(more: Schema = {}): Schema {
  return {
    id: WORKFLOW_ID,
    ironcladId: "IC-17",
    title: "MSA with Bo Client",
    template: TEMPLATE_ID,
    step: "Review",
    status: "active",
    isCancelled: false,
    isComplete: false,
    attributes: {
      counterpartyName: "Bo Client",
      [EMAIL_ID]: "bo@example.com",
      [NAME_ID]: "Bo Client",
      contractValue: { currency: "EUR", amount: 12000 },
      reference: REFERENCE,
    },
    schema: WORKFLOW_SCHEMA,
    roles: [
      {
        id: "signerd49e5bda9d7944f78f5954493eab138e",
        displayName: "Internal Signer",
        assignees: [{ userName: "Ada Owner", userId: "u1", email: "ada@example.com" }],
      },
      { id: "owner", displayName: "Workflow Owner", assignees: [] },
    ],
    approvals: { state: "in_progress", url: "https://ironcladapp.com/x" },
    signatures: { state: "not_started" },
    recordIds: [],
    created: "2026-11-05T08:59:00.000Z",
    lastUpdated: "2026-11-05T09:00:00.000Z",
    isRevertibleToReview: false,
    ...more,
  };
}

/** `GET /workflows/{id}/sign-status`. */
export function signStatusJson(
  status: string,
  people: Readonly<Record<string, string>> = {
    "Counterparty Signer": "pending",
    "Internal Signer": "pending",
  },
  routing = "sequential",
): unknown {
  const signers = Object.entries(people).map(([roleName, standing], index) => ({
    name: roleName === "Internal Signer" ? "Ada Owner" : "Bo Client",
    email: roleName === "Internal Signer" ? "ada@example.com" : "bo@example.com",
    roleName,
    status: standing,
    isWetSigned: false,
    routingOrder: index,
    type: roleName === "Internal Signer" ? "internal" : "external",
  }));
  return { signers, routing, status, requireSignedDocumentUpload: false, provider: "Ironclad Signature" };
}

export function order(more: Partial<ContractOrder> = {}): ContractOrder {
  return testOrder({
    template: "MSA",
    fields: { contractValue: "12 000,50", plan: "growth" },
    options: { currency: "EUR" },
    ...more,
  });
}
