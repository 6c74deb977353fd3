import type { HttpAnswer } from "../../http/http.ts";
import { oauthAuth, tokenAuth } from "./auth.ts";
import type { Auth } from "./auth.ts";
import { createBatchSize } from "./batch-size.ts";
import type { Urgency } from "./choose.ts";
import { createGate } from "./gate.ts";
import type { Gate } from "./gate.ts";
import { createLane } from "./lane.ts";
import { newPair } from "./oauth.ts";
import type { KommoSettings, KommoTools } from "./settings.ts";
import { createSlots } from "./slots.ts";
import { createWire } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

/** The way to one Kommo account: slots, bearer, and the calls that go out through them. */
export interface Channel {
  readonly gate: Gate;
  /** For lanes, which have a slot already. */
  readonly wire: Wire;
  /** For calls that cannot be merged: each waits for a slot of its own. */
  readonly call: Wire;
  /** For calls that no deal waits for: files and the event log. */
  readonly background: Background;
  /** Calls of one batched lane under way at once. */
  readonly width: number;
}

/** Calls that take a slot when nothing more urgent of this process waits for one, and every fifth slot at the latest. */
export interface Background {
  /** The first call of something: goes out when nothing that has begun waits. */
  readonly begin: Wire;
  /** What follows from calls that were made. */
  readonly goOn: Wire;
}

/** Without a rate limit, what is asked beyond this many calls of a lane is merged; with one, the limit alone decides. */
const WIDTH_WITHOUT_LIMIT = 6;

export function createChannel(settings: KommoSettings, tools: KommoTools): Channel {
  const { now, limiter, limitKey, http, drive } = tools;
  const limited = settings.requestsPerSecond > 0;
  const slots = createSlots({
    limiter,
    limitKey,
    perSecond: settings.requestsPerSecond,
    now,
    log: tools.log,
  });
  const gate = createGate({ acquire: slots.take, now, limited });
  const auth = authOf(settings, tools, slots.take);
  const { baseUrl } = settings;
  const wire = slots.guard(createWire({ baseUrl, http, drive, auth, limit: slots.take, now }));
  const singly = (urgency: Urgency): Wire =>
    createLane<WireCall, HttpAnswer>({
      gate,
      urgency,
      width: Infinity,
      size: { ...createBatchSize(1), next: () => 1 },
      run: (calls) => Promise.all(calls.map(async (one) => ({ value: await wire(one) }))),
    });
  return {
    gate,
    wire,
    call: singly("prompt"),
    background: { begin: singly("background"), goOn: singly("begun") },
    width: limited ? Infinity : WIDTH_WITHOUT_LIMIT,
  };
}

function authOf(
  { auth, baseUrl }: KommoSettings,
  { http, tokens, now }: KommoTools,
  limit: () => Promise<void>,
): Auth {
  if (auth.kind === "token") return tokenAuth(auth.token);
  const call = { oauth: auth, baseUrl, http, limit, now };
  return oauthAuth({
    get: () => tokens.get(),
    renew: (seen) => tokens.refresh(seen, (stored) => newPair(call, stored)),
    now,
  });
}
