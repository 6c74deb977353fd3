import { z } from "zod";
import type { RemoteId } from "../../domain/contract.ts";
import { jsonOf } from "../json-of.ts";
import type { Notice, NoticeDoor, RawCall } from "../provider.ts";
import { remoteIdFrom } from "./remote-id.ts";

const Resource = z.object({ id: z.union([z.string(), z.number()]) });
const Resources = z.record(z.string(), z.unknown());
const Payload = z.object({ event: z.string().min(1).max(200) });
const ABOUT_CONTRACTS = /^(?:contract|draft|document)\./;

/** Comes with each draft that we create, often before we wrote its id down: a look would find what we just made. */
const OUR_OWN = "draft.created";

/** The documented dialect's door: the vendor signs nothing, the secret in the URL is all there is. */
export const secretUrlDoor: NoticeDoor = {
  proof: "secret-url",
  refusal: 401,
  isAuthentic: () => true,
  read: (call) => readNotice(call, ["contract", "draft", "document", "data"]),
};

/** Where a call tells us to look, under any of the keys that may hold the contract. Never throws. */
export function readNotice(call: RawCall, keys: readonly string[]): Notice {
  const json = jsonOf(call.body);
  const payload = Payload.safeParse(json);
  if (!payload.success) return { about: [], ignored: "no event in the call" };
  const { event } = payload.data;
  if (!ABOUT_CONTRACTS.test(event)) return { about: [], event, ignored: "not about a contract" };
  if (event === OUR_OWN)
    return { about: [], event, ignored: "it tells of what we did ourselves: nothing is new" };
  const [id] = keys.flatMap((key) => idUnder(json, key) ?? []);
  return id === undefined
    ? { about: [], event, ignored: "no usable contract id in the call" }
    : { about: [id], event };
}

function idUnder(json: unknown, key: string): RemoteId | undefined {
  const resources = Resources.safeParse(json).data ?? {};
  const found = Object.hasOwn(resources, key) ? Resource.safeParse(resources[key]).data : undefined;
  return found === undefined ? undefined : remoteIdFrom(found.id);
}
