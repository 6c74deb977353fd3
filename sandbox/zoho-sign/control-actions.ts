import { onlyKeys, optionalTextOf, own, textOf, urlOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import { Refused } from "./answers.ts";
import { actorOf, openRequestOf, requestOf } from "./control-input.ts";
import { publishTemplate } from "./publish-template.ts";
import { SETTINGS } from "./control-settings.ts";
import { declineRequest, expireRequest, forwardRequest, openRequest, signRequest } from "./sign-request.ts";
import { correctRequest, recallRequest, trashRequest } from "./stop-request.ts";
import type { StoredAction, StoredRequest } from "./stored-request.ts";
import { whoseTurn } from "./stored-request.ts";
import { summary } from "./summary.ts";
import { WEBHOOK_ACTIONS } from "./webhook.ts";
import type { World } from "./world.ts";

type Action = (world: World, input: Input) => unknown;

const byTurn =
  (act: (world: World, request: StoredRequest, actor: StoredAction, reason: string) => void): Action =>
  (world, input) => {
    onlyKeys(input, ["id", "signer", "reason"]);
    const request = openRequestOf(world, input);
    act(world, request, actorOf(request, input), optionalTextOf(input, "reason") ?? "");
    return summary(request);
  };

const signAll: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const request = openRequestOf(world, input);
  for (let [next] = whoseTurn(request); next !== undefined; [next] = whoseTurn(request)) {
    signRequest(world, request, next);
  }
  return summary(request);
};

const forward: Action = (world, input) => {
  onlyKeys(input, ["id", "signer", "email", "name"]);
  const request = openRequestOf(world, input);
  const to = { email: textOf(input, "email"), name: textOf(input, "name") };
  forwardRequest(world, request, actorOf(request, input), to);
  return summary(request);
};

const expire: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const request = openRequestOf(world, input);
  expireRequest(world, request);
  return summary(request);
};

const recall: Action = (world, input) => {
  onlyKeys(input, ["id", "reason"]);
  const request = openRequestOf(world, input);
  recallRequest(world, request, optionalTextOf(input, "reason"));
  return summary(request);
};

const correct: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const request = openRequestOf(world, input);
  correctRequest(world, request);
  return summary(request);
};

const deleteByHand: Action = (world, input) => {
  onlyKeys(input, ["id", "forEver"]);
  const request = requestOf(world, input);
  trashRequest(world, request);
  if (own(input, "forEver") === true) world.requests.delete(request.id);
};

/** The webhook of the settings page: all events, signed with the connection's own secret. */
const setCallbackUrl: Action = (world, input) => {
  onlyKeys(input, ["url"]);
  const url = own(input, "url") === null ? undefined : urlOf(input, "url");
  world.webhooks = world.webhooks.filter(({ isByHand }) => !isByHand);
  if (url === undefined) return;
  world.webhooks.push({
    id: world.webhookIds.next(),
    url,
    purpose: "Sales",
    actions: WEBHOOK_ACTIONS,
    secret: world.options.signingSecret,
    isByHand: true,
    isActive: true,
  });
};

/** The button "Test URL": a sample with short ids as numbers, and unsigned. */
const testHook: Action = (world, input) => {
  onlyKeys(input, []);
  for (const { url } of world.webhooks) {
    world.options.hooks.send({
      url,
      headers: { "content-type": "application/json;charset=UTF-8" },
      body: JSON.stringify({
        requests: { request_id: 2000000468001, request_name: "Test Name", request_status: "inprogress" },
        notifications: { operation_type: "RequestSigningSuccess", performed_at: 1_546_600_722_216 },
      }),
    });
  }
};

const disableWebhook: Action = (world, input) => {
  onlyKeys(input, ["on"]);
  for (const webhook of world.webhooks) webhook.isActive = own(input, "on") === true;
};

const open = byTurn(openRequest);

const ACTIONS: Readonly<Record<string, Action>> = {
  open,
  view: open,
  sign: byTurn(signRequest),
  signAll,
  decline: byTurn(declineRequest),
  forward,
  expire,
  recall,
  correct,
  deleteByHand,
  publishTemplate,
  deleteTemplate: (world, input) => world.templates.delete(textOf(input, "id")),
  setCallbackUrl,
  testHook,
  disableWebhook,
  revokeKey: (world) => {
    world.tokens.revokeAll(true);
  },
  restoreKey: (world) => {
    world.tokens.revokeAll(false);
  },
  expireTokens: (world) => {
    world.tokens.expire();
  },
  grantCode: (world) => ({ code: world.tokens.grant() }),
  switchAccount: (world) => {
    [world.requests, world.otherRequests] = [world.otherRequests, world.requests];
  },
  documents: (world) => [...world.requests.values()].filter(({ isDeleted }) => !isDeleted).map(summary),
  ...SETTINGS,
};

/** Does one thing that people do in Zoho's own pages. Throws ControlError. */
export const controlZohoSign = (world: World, action: string, input: Input): unknown => {
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (act === undefined) {
    throw new ControlError(`unknown action "${action}"; known: ${Object.keys(ACTIONS).join(", ")}`);
  }
  try {
    return act(world, input);
  } catch (error) {
    // what the API refuses, the vendor's page refuses too
    if (error instanceof Refused) throw new ControlError(error.message);
    throw error;
  }
};
