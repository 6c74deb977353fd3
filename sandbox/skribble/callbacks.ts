import { randomUUID } from "node:crypto";
import type { Callback, CallbackType, SignatureRequest } from "./signature-request.ts";
import type { World } from "./world.ts";

/** First attempt, then every ten minutes for two hours. Source: https://api.docs.skribble.com/sign-api-callbacks */
export const CALLBACK_ATTEMPTS = 13;
/** Between two attempts, in life. */
export const CALLBACK_PAUSE_MS = 600_000;

const isDone = (status: number | "failed" | "dropped"): boolean =>
  typeof status === "number" && status >= 200 && status < 300;

/** The address with the placeholders replaced; the vendor then encodes it, whatever was encoded before. */
const filled = (url: string, request: SignatureRequest, sid: string | undefined): string =>
  encodeURI(
    url
      .replaceAll("SKRIBBLE_SIGNATURE_REQUEST_ID", request.id)
      .replaceAll("SKRIBBLE_DOCUMENT_ID", request.document.id)
      .replaceAll("SKRIBBLE_SIGNATURE_ID", sid ?? "SKRIBBLE_SIGNATURE_ID"),
  );

/** The same call to somebody else: the query stays, for it is all that a callback says. */
const redirected = (url: string, target: string | undefined): string => {
  if (target === undefined || !URL.canParse(url)) return url;
  const { origin, pathname } = new URL(target);
  return `${origin}${pathname}${new URL(url).search}`;
};

/** Calls the request's address of that kind, if it has one: a POST without a body, proof or name of the event. */
export const sendCallback = (
  world: World,
  request: SignatureRequest,
  type: CallbackType,
  sid?: string,
): void => {
  const given = request.urls[type];
  if (given === undefined) return;
  const url = filled(given, request, sid);
  const key = randomUUID();
  const sentTo = `${redirected(url, world.settings.callbackUrl).replace(/#.*$/su, "")}#${key}`;
  request.callbacks.push({ key, type, sentTo, url, createdAt: world.options.now().toISOString() });
  world.options.hooks.send({ url: sentTo, headers: { "user-agent": "skribble" }, body: "" });
};

const view = (world: World, request: SignatureRequest, callback: Callback): unknown => {
  const attempts = world.options.hooks.log.filter(
    ({ url, status }) => url === callback.sentTo && status !== "dropped",
  );
  const failed = attempts.filter(({ status }) => !isDone(status));
  const hasGivenUp = failed.length >= CALLBACK_ATTEMPTS;
  const ended = hasGivenUp ? "RESIGNATED" : "OPEN";
  return {
    signature_request_id: request.id,
    type: callback.type,
    state: failed.length < attempts.length ? "COMPLETED" : ended,
    url: callback.url,
    attempts: attempts.length,
    messages: failed.map(({ status }) => (status === "failed" ? "Failed: no answer" : `Failed: ${status}`)),
    created_at: callback.createdAt,
    updated_at: attempts.at(-1)?.at ?? callback.createdAt,
  };
};

/** `GET /signature-requests/{id}/callbacks`: each call and how it ended, oldest first. */
export const listCallbacks = (world: World, request: SignatureRequest): readonly unknown[] =>
  request.callbacks.map((callback) => view(world, request, callback));
