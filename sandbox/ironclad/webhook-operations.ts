import { z } from "zod";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { invalid, Refused } from "./answers.ts";
import type { Actor } from "./authorise.ts";
import { createId } from "./ids.ts";
import { onlyQuery, readPaging } from "./paging.ts";
import { readJson } from "./read-json.ts";
import { COMPANY_ID, userByEmail } from "./users.ts";
import { noteAttempts } from "./note-attempts.ts";
import { WEBHOOK_EVENTS } from "./webhook.ts";
import type { Webhook, WebhookEvent } from "./webhook.ts";
import type { World } from "./world.ts";

const events = z.array(z.string()).min(1);
const targetURL = z.string().max(2000);
const status = z.enum(["enabled", "disabled"]);
const createShape = z.strictObject({ events, targetURL, status: status.optional() });
const updateShape = createShape.partial();

const view = (webhook: Webhook): unknown => ({
  id: webhook.id,
  events: webhook.events,
  targetURL: webhook.targetURL,
  companyId: COMPANY_ID,
  tags: [],
  status: webhook.status,
  statusLastUpdatedAt: webhook.statusLastUpdatedAt,
  statusLastUpdatedBy: webhook.statusLastUpdatedBy,
  consecutiveFailureCount: webhook.consecutiveFailureCount,
  ...(webhook.firstConsecutiveFailure === undefined
    ? {}
    : { firstConsecutiveFailure: webhook.firstConsecutiveFailure }),
});

const eventsOf = (given: readonly string[]): readonly WebhookEvent[] =>
  given.map((one) => {
    const event = WEBHOOK_EVENTS.find((known) => known === one);
    if (event !== undefined) return event;
    throw invalid(`invalid event type; ${WEBHOOK_EVENTS.join(", ")} are acceptable event types`, "events");
  });

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Https only, as documented; plain http is let through to this machine, where the sandbox lives. */
const targetOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url !== undefined && url.protocol === "http:" && LOOPBACK.has(url.hostname);
  if (url?.protocol === "https:" || isHere) return text;
  throw invalid("targetURL must be a valid https URL", "targetURL");
};

const refuseTwice = (world: World, target: string, own: Webhook | undefined): void => {
  const twin = world.webhooks.find((one) => one !== own && one.targetURL === target);
  if (twin !== undefined)
    // The parameter is misspelt in the vendor's own answer.
    throw invalid(
      `webhook already exists for event ${twin.events.join(", ")} and target ${target}`,
      "tagetURL",
    );
};

/** A registration as it begins. */
export const createWebhook = (
  world: World,
  given: Pick<Webhook, "events" | "targetURL" | "isByHand"> & { readonly by: string },
): Webhook => ({
  id: createId(),
  events: given.events,
  targetURL: given.targetURL,
  status: "enabled",
  statusLastUpdatedAt: world.options.now().toISOString(),
  statusLastUpdatedBy: userByEmail(given.by)?.id ?? "system",
  consecutiveFailureCount: 0,
  firstConsecutiveFailure: undefined,
  isByHand: given.isByHand,
});

const webhookBy = (world: World, id: string): Webhook => {
  const webhook = world.webhooks.find((one) => one.id === id);
  if (webhook === undefined) throw new Refused(404, "NOT_FOUND", "webhook not found", "id");
  return webhook;
};

/** `POST /webhooks`. The description says 201; 200 was recorded. */
export const registerWebhook = (world: World, request: SimRequest, actor: Actor): SimResponse => {
  const input = readJson(request, createShape);
  const target = targetOf(input.targetURL);
  const given = { events: eventsOf(input.events), targetURL: target, isByHand: false, by: actor.email };
  refuseTwice(world, target, undefined);
  const webhook = createWebhook(world, given);
  webhook.status = input.status ?? "enabled";
  world.webhooks.push(webhook);
  return { status: 200, body: view(webhook) };
};

/** `GET /webhooks`; no total is told. */
export const listWebhooks = (world: World, query: URLSearchParams): SimResponse => {
  onlyQuery(query, ["page", "pageSize"]);
  const { page, pageSize } = readPaging(query);
  noteAttempts(world);
  const list = world.webhooks.toReversed().slice(page * pageSize, (page + 1) * pageSize);
  return { status: 200, body: { page, pageSize, list: list.map(view) } };
};

/** `GET /webhooks/{id}`. */
export const showWebhook = (world: World, id: string): SimResponse => {
  noteAttempts(world);
  return { status: 200, body: view(webhookBy(world, id)) };
};

/** `PATCH /webhooks/{id}`; whoever enables it again starts at no failures. */
export const updateWebhook = (world: World, request: SimRequest, actor: Actor, id: string): SimResponse => {
  noteAttempts(world);
  const webhook = webhookBy(world, id);
  const input = readJson(request, updateShape);
  const wanted = input.events === undefined ? webhook.events : eventsOf(input.events);
  const target = input.targetURL === undefined ? webhook.targetURL : targetOf(input.targetURL);
  refuseTwice(world, target, webhook);
  webhook.events = wanted;
  webhook.targetURL = target;
  if (input.status !== undefined && input.status !== webhook.status) {
    webhook.status = input.status;
    webhook.statusLastUpdatedAt = world.options.now().toISOString();
    webhook.statusLastUpdatedBy = userByEmail(actor.email)?.id ?? "system";
    webhook.consecutiveFailureCount = 0;
    webhook.firstConsecutiveFailure = undefined;
  }
  return { status: 200, body: view(webhook) };
};

/** `DELETE /webhooks/{id}`. */
export const deleteWebhook = (world: World, id: string): SimResponse => {
  const webhook = webhookBy(world, id);
  world.webhooks = world.webhooks.filter((one) => one !== webhook);
  return { status: 204 };
};
