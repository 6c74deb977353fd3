import { isIP } from "node:net";
import type { SimResponse } from "../kit/kit.ts";
import { NOT_A_CHOICE, Refusal, hal, invalid, problem, refuse } from "./answers.ts";
import { readItem } from "./batch.ts";
import { adminOnly, readJson } from "./call.ts";
import type { Call } from "./call.ts";
import { fieldOf, isFields, isList } from "./json.ts";
import { selfHref } from "./paging.ts";
import type { Webhook } from "./rows.ts";
import { seconds } from "./world.ts";
import type { World } from "./world.ts";

/** Codes that the subscription API knows. */
export const WEBHOOK_EVENTS: ReadonlySet<string> = new Set([
  ...["lead", "contact", "company"].flatMap((entity) =>
    ["add", "update", "delete", "restore", "responsible", "note"].map((verb) => `${verb}_${entity}`),
  ),
  "status_lead",
  "add_task",
  "delete_task",
  "responsible_task",
  "add_talk",
  "add_message",
  "add_chat_template_review",
]);

const MOST_WEBHOOKS = 100;

const viewWebhook = (world: World, webhook: Webhook): unknown => ({
  id: webhook.id,
  destination: webhook.destination,
  created_at: webhook.createdAt,
  updated_at: webhook.updatedAt,
  account_id: world.accountId,
  created_by: webhook.createdBy,
  sort: webhook.sort,
  disabled: webhook.disabled,
  settings: webhook.settings,
});

/** GET /api/v4/webhooks by `filter[destination]`; no paging, an empty list is a 200. */
export const listWebhooks = (call: Call): SimResponse => {
  adminOnly(call);
  call.desk.judge();
  const destination = call.query.one("filter[destination]");
  const rows = [...call.world.webhooks.values()].filter(
    (webhook) => destination === undefined || webhook.destination === destination,
  );
  return hal({
    _total_items: rows.length,
    _links: { self: { href: selfHref(call) } },
    _embedded: { webhooks: rows.map((webhook) => viewWebhook(call.world, webhook)) },
  });
};

/** A full address whose host could exist: names without a dot do not, except this machine's. */
const isDestination = (text: string): boolean => {
  if (text.length > 2048 || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return hostname === "localhost" || isIP(hostname.replace(/^\[|\]$/gu, "")) > 0 || hostname.includes(".");
};

/** Adds a subscription, or replaces the events of the one at this address; a disabled one stays disabled. */
export const subscribe = (
  world: World,
  destination: string,
  settings: readonly string[],
  by: number,
  sort?: number,
): Webhook => {
  const now = seconds(world);
  const known = world.webhooks.get(destination);
  if (known !== undefined) {
    Object.assign(known, { settings, updatedAt: now, sort: sort ?? known.sort });
    return known;
  }
  const webhook: Webhook = {
    id: world.nextId(),
    destination,
    createdAt: now,
    updatedAt: now,
    createdBy: by,
    settings,
    sort: sort ?? world.webhooks.size + 1,
    disabled: false,
  };
  world.webhooks.set(destination, webhook);
  return webhook;
};

/** POST /api/v4/webhooks `{destination, settings[], sort?}`. */
export const postWebhook = (call: Call): SimResponse => {
  adminOnly(call);
  const read = readItem(readJson(call.request), (item) => {
    item.onlyKeys(new Set(["destination", "settings", "sort"]));
    const destination = item.must("destination", item.text("destination"));
    const raw = fieldOf(item.body, "settings");
    const settings = isList(raw) ? raw.filter((one) => typeof one === "string") : undefined;
    item.must("settings", settings);
    if (
      settings !== undefined &&
      (settings.length === 0 || !settings.every((one) => WEBHOOK_EVENTS.has(one)))
    )
      item.issues.push({ ...NOT_A_CHOICE, path: "settings" });
    const sort = item.whole("sort");
    return destination === undefined || settings === undefined ? undefined : { destination, settings, sort };
  });
  if (!isDestination(read.destination)) {
    const error = { code: "InvalidUrl", path: "destination.destination", detail: "Invalid URL" };
    throw new Refusal(invalid([{ request_id: "0", errors: [error] }]));
  }
  if (!call.world.webhooks.has(read.destination) && call.world.webhooks.size >= MOST_WEBHOOKS)
    return refuse(422, `Limit ${MOST_WEBHOOKS} webhooks per account`);
  const webhook = subscribe(call.world, read.destination, read.settings, call.actor.userId, read.sort);
  return hal(viewWebhook(call.world, webhook));
};

/** DELETE /api/v4/webhooks `{destination}`: by address, not by id. */
export const deleteWebhook = (call: Call): SimResponse => {
  adminOnly(call);
  const body = readJson(call.request);
  const destination = isFields(body) ? fieldOf(body, "destination") : undefined;
  if (typeof destination !== "string") return refuse(400, "destination is required");
  return call.world.webhooks.delete(destination) ? { status: 204 } : problem(404, "Webhook not found");
};
