import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badField, Refused } from "./answers.ts";
import type { WebhookChange } from "./contract-input.ts";
import { webhookChange, webhookInput } from "./contract-input.ts";
import { pageOf, readQuery, readSlice } from "./page.ts";
import { readJson } from "./read-json.ts";
import type { Webhook } from "./webhook.ts";
import { newId } from "./world.ts";
import type { World } from "./world.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** `https` only; a sandbox also calls its own machine without it. */
const checkUrl = (url: string): void => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isOwn = parsed?.protocol === "http:" && LOOPBACK.has(parsed.hostname);
  if (parsed?.protocol !== "https:" && !isOwn) throw badField("callback_url", "Must be an https address.");
};

const withInput = (webhook: Webhook, input: WebhookChange): Webhook => {
  if (input.callback_url !== undefined) checkUrl(input.callback_url);
  return {
    ...webhook,
    callbackUrl: input.callback_url ?? webhook.callbackUrl,
    signKey: input.sign_key === undefined ? webhook.signKey : input.sign_key,
    filters: input.filters === undefined ? webhook.filters : input.filters,
    templateGroupId:
      input.template_group_id === undefined ? webhook.templateGroupId : input.template_group_id,
  };
};

/** The sign key is never shown again. Source: https://developer.oneflow.com/docs/webhook */
const show = ({ id, callbackUrl, filters, templateGroupId }: Webhook): unknown => ({
  callback_url: callbackUrl,
  filters: filters ?? [],
  integration_instance: null,
  legacy_webhook: false,
  template_group_id: templateGroupId,
  webhook_id: id,
});

const webhookBy = (world: World, id: string | undefined): Webhook => {
  const webhook = world.webhooks.get(Number(id));
  if (webhook === undefined) throw new Refused(404, "The webhook could not be found.");
  return webhook;
};

/** A hook as one begins: for all events of all contracts, unsigned. */
export const createWebhook = (world: World, callbackUrl: string, change: Partial<Webhook> = {}): Webhook => {
  const webhook: Webhook = {
    id: newId(world),
    callbackUrl,
    signKey: null,
    filters: null,
    templateGroupId: null,
    isByHand: false,
    ...change,
  };
  world.webhooks.set(webhook.id, webhook);
  return webhook;
};

/** `GET /webhooks`. */
export const listWebhooks = (world: World, request: SimRequest): SimResponse =>
  pageOf(
    world,
    request,
    [...world.webhooks.values()],
    readSlice(readQuery(request, ["limit", "offset"])),
    show,
  );

/** `POST /webhooks`. */
export const postWebhook = (world: World, request: SimRequest): SimResponse => {
  const input = readJson(request, webhookInput);
  checkUrl(input.callback_url);
  const webhook = withInput(createWebhook(world, input.callback_url), input);
  world.webhooks.set(webhook.id, webhook);
  return { status: 200, body: show(webhook) };
};

/** `GET /webhooks/{id}`. */
export const getWebhook = (world: World, id: string | undefined): SimResponse => ({
  status: 200,
  body: show(webhookBy(world, id)),
});

/** `PUT /webhooks/{id}`. */
export const putWebhook = (world: World, request: SimRequest, id: string | undefined): SimResponse => {
  const webhook = withInput(webhookBy(world, id), readJson(request, webhookChange));
  world.webhooks.set(webhook.id, webhook);
  return { status: 200, body: show(webhook) };
};

/** `DELETE /webhooks/{id}`. */
export const deleteWebhook = (world: World, id: string | undefined): SimResponse => {
  world.webhooks.delete(webhookBy(world, id).id);
  return { status: 200 };
};
