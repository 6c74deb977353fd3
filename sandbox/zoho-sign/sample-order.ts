import { z } from "zod";
import type { Received } from "../kit/hook-receiver.ts";
import type { Form, OpenZohoSign } from "./open-zoho-sign.ts";

/** Ids of the town's templates. */
export const STANDARD = "389415000000001001";
/** With the roles client and witness. */
export const TWO_SIGNERS = "389415000000001002";
/** With two documents. */
export const SCALE = "389415000000001004";

/** Values that every template of the town wants. */
export const TEXTS = { client_name: "Bo Ek", client_email: "bo.ek@example.com", deal_amount: "1200.50" };

const Templates = z.object({
  templates: z.object({ actions: z.array(z.object({ action_id: z.string(), role: z.string() })) }),
});
const Requests = z.object({ requests: z.looseObject({ request_id: z.string() }) });

/** The request in an answer. */
export const requestIn = (body: unknown): z.infer<typeof Requests>["requests"] =>
  Requests.parse(body).requests;

/** One recipient per role of the template. */
export const actionsOf = async (
  sign: OpenZohoSign,
  templateId: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const [, body] = await sign.call("GET", `/templates/${templateId}`);
  return Templates.parse(body).templates.actions.map(({ action_id: actionId, role }) => ({
    action_id: actionId,
    action_type: "SIGN",
    role,
    recipient_name: `${role} of Nordlicht`,
    recipient_email: `${role}@example.com`,
    verify_recipient: false,
  }));
};

/** The form that makes a draft of a template; `over` replaces keys of `templates`. */
export const orderOf = async (sign: OpenZohoSign, templateId: string, over: Form = {}): Promise<Form> => ({
  is_quicksend: "false",
  data: {
    templates: {
      request_name: "Agreement with Nordlicht AB [CS-1]",
      field_data: { field_text_data: TEXTS },
      actions: await actionsOf(sign, templateId),
      ...over,
    },
  },
});

/** A new draft's id. */
export const drafted = async (
  sign: OpenZohoSign,
  templateId = STANDARD,
  over: Form = {},
): Promise<string> => {
  const form = await orderOf(sign, templateId, over);
  const [, body] = await sign.call("POST", `/templates/${templateId}/createdocument`, form);
  return requestIn(body).request_id;
};

/** The id of a request that is out. */
export const sent = async (sign: OpenZohoSign, templateId = STANDARD, over: Form = {}): Promise<string> => {
  const id = await drafted(sign, templateId, over);
  await sign.call("POST", `/requests/${id}/submit`);
  return id;
};

const Hook = z.object({
  notifications: z.object({ operation_type: z.string() }),
  requests: z.object({ request_id: z.string(), request_status: z.string() }),
});

/** What a hook tells: its operation and the status of the request. */
export const toldBy = (hook: string): readonly [operation: string, status: string] => {
  const { notifications, requests } = Hook.parse(JSON.parse(hook));
  return [notifications.operation_type, requests.request_status];
};

/** A header of a call that a receiver got. */
export const headerOf = (call: Received | undefined, name: string): string | undefined => {
  const value = call?.headers[name];
  return typeof value === "string" ? value : undefined;
};
