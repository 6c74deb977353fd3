import { z } from "zod";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { done, Refused } from "./answers.ts";
import { readData } from "./read-data.ts";
import { onlyQuery, readForm } from "./read-form.ts";
import { pageOf, readPage } from "./read-page.ts";
import { MOST_WEBHOOKS, WEBHOOK_ACTIONS } from "./webhook.ts";
import type { Webhook, WebhookAction } from "./webhook.ts";
import type { World } from "./world.ts";

const ORGANIZATION = "389415000000000007";

const security = z.strictObject({
  webhook_security_type: z.literal("HMAC"),
  hmac_security_info: z.strictObject({ secret_key: z.string().min(1).max(200) }),
});

const show = ({ id, url, purpose, actions, isActive }: Webhook): unknown => ({
  environment: "PRODUCTION",
  webhook_url: url,
  webhook_status: isActive ? "Active" : "Inactive",
  purpose,
  web_actions: actions.join(","),
  webhook_id: id,
});

/** `GET /organizations`. */
export const listOrganizations = (): SimResponse =>
  done("Organizations retrieved successfully", {
    organizations: [
      { org_id: "389415000000000006", org_name: "Old Ltd", is_admin: false, is_default: false },
      { org_id: ORGANIZATION, org_name: "Sandbox Ltd", is_admin: true, is_default: true },
    ],
  });

/** `GET /accounts/webhooks`. Throws Refused. */
export const listWebhooks = (world: World, call: SimRequest): SimResponse => {
  onlyQuery(call, ["data"]);
  const { shown, context } = pageOf(world.webhooks, readPage(call.query, ["purpose"]));
  return done("Webhooks retrieved successfully", { webhooks: shown.map(show), page_context: context });
};

const actionsIn = (text: string): readonly WebhookAction[] =>
  text.split(",").map((word) => {
    const action = WEBHOOK_ACTIONS.find((one) => one === word.trim());
    if (action === undefined) {
      throw new Refused("badParameter", `${word} is no webhook action`, "webhook_actions");
    }
    return action;
  });

const needed = (fields: ReadonlyMap<string, string>, key: string): string => {
  const text = fields.get(key) ?? "";
  if (text === "") throw new Refused("badParameter", `${key} is missing`, key);
  return text;
};

/** `POST /accounts/webhooks`; the third of an account is refused. Throws Refused. */
export const createWebhook = async (world: World, call: SimRequest): Promise<SimResponse> => {
  const fields = await readForm(call, [
    "webhook_url",
    "purpose",
    "webhook_actions",
    "environment",
    "org_id",
    "webhook_security_settings",
  ]);
  const url = needed(fields, "webhook_url");
  if (!URL.canParse(url)) throw new Refused("badParameter", "webhook_url is no address", "webhook_url");
  if (needed(fields, "environment") !== "PRODUCTION") {
    throw new Refused("badParameter", "environment must be PRODUCTION", "environment");
  }
  if (needed(fields, "org_id") !== ORGANIZATION) {
    throw new Refused("noPermission", "You are not the admin of this organization", "org_id");
  }
  const settings = fields.get("webhook_security_settings");
  const secret =
    settings === undefined ? undefined : readData(settings, security).hmac_security_info.secret_key;
  const actions = actionsIn(needed(fields, "webhook_actions"));
  if (world.webhooks.length >= MOST_WEBHOOKS) {
    throw new Refused("tooManyWebhooks", `An account has at most ${MOST_WEBHOOKS} webhooks`);
  }
  const purpose = needed(fields, "purpose");
  const id = world.webhookIds.next();
  const webhook: Webhook = { id, url, purpose, actions, secret, isByHand: false, isActive: true };
  world.webhooks.push(webhook);
  return done("Webhook has been created", { webhook: show(webhook) });
};

/** `DELETE /accounts/webhooks/{id}`. Throws Refused. */
export const deleteWebhook = (world: World, id: string): SimResponse => {
  if (!world.webhooks.some((webhook) => webhook.id === id))
    throw new Refused("noMatch", "No match found", "webhook_id");
  world.webhooks = world.webhooks.filter((webhook) => webhook.id !== id);
  return done("Webhook has been deleted");
};
