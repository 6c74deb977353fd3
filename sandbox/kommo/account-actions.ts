import { optionalTextOf, optionalWholeOf, own, textOf, urlOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import { stageKey } from "./catalog.ts";
import { byOf, stageOf } from "./control-input.ts";
import type { Action, DealPlace } from "./deal-actions.ts";
import { isList } from "./json.ts";
import type { OauthDoor } from "./oauth.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { Webhook } from "./rows.ts";
import type { TokenBook } from "./tokens.ts";
import { WEBHOOK_EVENTS, subscribe } from "./webhooks.ts";

/** Where an account's administrator and Kommo's own guards act. */
export interface AccountPlace extends DealPlace {
  readonly tokens: TokenBook;
  readonly oauth: OauthDoor;
  readonly limit: RateLimit;
  /** The long-lived token. */
  readonly token: string;
  setBlocked(isBlocked: boolean): void;
}

const eventsOf = (input: Input): readonly string[] => {
  const events = own(input, "events") ?? ["add_lead", "status_lead"];
  const known = isList(events) ? events.filter((one) => typeof one === "string") : [];
  const stray = known.find((one) => !WEBHOOK_EVENTS.has(one));
  if (stray !== undefined) throw new ControlError(`There is no hook event ${JSON.stringify(stray)}.`);
  if (known.length === 0 || !isList(events) || known.length !== events.length)
    throw new ControlError(`"events" must be a list of event codes such as "status_lead".`);
  return known;
};

const webhooksOf = ({ world }: AccountPlace, input: Input): readonly Webhook[] => {
  const url = optionalTextOf(input, "url");
  const chosen = [...world.webhooks.values()].filter((one) => url === undefined || one.destination === url);
  if (url !== undefined && chosen.length === 0) throw new ControlError(`Nothing is subscribed at ${url}.`);
  return chosen;
};

const digitalPipeline: Action<AccountPlace>["run"] = ({ world }, input) => {
  const { pipelineId, statusId } = stageOf(world, input);
  const key = stageKey(pipelineId, statusId);
  const urls = world.stageHooks.get(key) ?? new Set();
  world.stageHooks.set(key, urls.add(urlOf(input, "url")));
  return { pipelineId, statusId };
};

const readFile: Action<AccountPlace>["run"] = ({ world }, input) => {
  const file = world.drive.get(textOf(input, "uuid"));
  if (file === undefined) throw new ControlError(`There is no such file in the drive.`);
  const { uuid, versionUuid, name, contentType, bytes, versions } = file;
  return { uuid, versionUuid, name, contentType, versions, base64: Buffer.from(bytes).toString("base64") };
};

const choosePutFiles: Action<AccountPlace>["run"] = ({ world }, input) => {
  const does = own(input, "does");
  if (does !== "add" && does !== "replace") throw new ControlError(`"does" must be "add" or "replace".`);
  world.putFiles = does;
  return {};
};

/** What administrators and Kommo's guards do, as control actions. */
export const ACCOUNT_ACTIONS: Readonly<Record<string, Action<AccountPlace>>> = {
  subscribe: {
    keys: ["url", "events", "by"],
    run: ({ world }, input) => subscribe(world, urlOf(input, "url"), eventsOf(input), byOf(world, input)),
  },
  digitalPipeline: { keys: ["stage", "pipeline", "url"], run: digitalPipeline },
  disableHooks: {
    keys: ["url"],
    run: (place, input) => {
      for (const webhook of webhooksOf(place, input)) webhook.disabled = true;
      return {};
    },
  },
  enableHooks: {
    keys: ["url"],
    run: (place, input) => {
      for (const webhook of webhooksOf(place, input)) place.desk.forgive(webhook);
      return {};
    },
  },
  revokeToken: {
    keys: ["token"],
    run: ({ tokens, token }, input) => {
      const row = tokens.rows.get(optionalTextOf(input, "token") ?? token);
      if (row === undefined) throw new ControlError("There is no such token.");
      row.isRevoked = true;
      return {};
    },
  },
  expireTokens: {
    keys: [],
    run: ({ tokens, world }) => {
      tokens.expire(world.now().getTime());
      return {};
    },
  },
  setRedirectUri: {
    keys: ["url"],
    run: ({ oauth }, input) => {
      oauth.setRedirectUri(urlOf(input, "url"));
      return {};
    },
  },
  grantCode: { keys: [], run: ({ oauth }) => ({ code: oauth.grantCode() }) },
  blockIp: {
    keys: [],
    run: (place) => {
      place.setBlocked(true);
      return {};
    },
  },
  unblock: {
    keys: [],
    run: (place) => {
      place.setBlocked(false);
      place.limit.unblock();
      return {};
    },
  },
  limit: {
    keys: ["perSecond"],
    run: ({ limit }, input) => {
      const perSecond = own(input, "perSecond") === null ? undefined : optionalWholeOf(input, "perSecond", 1);
      limit.set(perSecond === undefined ? null : { perSecond });
      return {};
    },
  },
  file: { keys: ["uuid"], run: readFile },
  putFiles: { keys: ["does"], run: choosePutFiles },
};
