import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { jsonOf } from "../json-of.ts";
import type { Notice, NoticeDoor, RawCall } from "../provider.ts";
import { remoteIdFrom } from "./remote-id.ts";

const id = z.union([z.string(), z.number()]);
const callbackId = z.union([z.string().min(1).max(500), z.number()]);
const Signed = z.object({
  callback_id: callbackId,
  signature: z.string().max(200),
});
const Payload = z.object({
  callback_id: callbackId.optional().catch(undefined),
  contract: z.object({ id }),
  events: z.array(z.object({ type: z.string().min(1).max(200) })).min(1),
});

/** Come with each draft that we create, often before we wrote its id down, and tell nothing that a read shows. */
const ECHOES: ReadonlySet<string> = new Set(["contract:create", "participant:create", "data_field:update"]);

/**
 * The documented door. The call's own `signature` is the SHA-1 of its callback id and our sign key (docs page
 * `introduction`): it shows that the caller knows the key and covers nothing else of the body. Without a sign key the
 * secret in the address is all there is.
 */
export function createNoticeDoor(signKeys: readonly string[]): NoticeDoor {
  return {
    proof: signKeys.length > 0 ? "token" : "secret-url",
    refusal: 401,
    isAuthentic: (call) => signKeys.length === 0 || knowsKey(call, signKeys),
    read: readNotice,
  };
}

function knowsKey({ body }: RawCall, signKeys: readonly string[]): boolean {
  const claim = Signed.safeParse(jsonOf(body)).data;
  const claimed = Buffer.from((claim?.signature ?? "").trim().toLowerCase());
  // every key is tried, so that the time taken does not tell which one fitted
  const fits = signKeys.map((key) => {
    const expected = Buffer.from(
      createHash("sha1")
        .update(`${claim?.callback_id ?? ""}${key}`)
        .digest("hex"),
    );
    return key !== "" && expected.length === claimed.length && timingSafeEqual(expected, claimed);
  });
  return claim !== undefined && fits.includes(true);
}

/** Where a call tells us to look. Never throws. */
function readNotice({ body }: RawCall): Notice {
  const payload = Payload.safeParse(jsonOf(body)).data;
  if (!payload) return { about: [], ignored: "no contract and event in the call" };
  const types = [...new Set(payload.events.map(({ type }) => type))];
  const event = types.join(", ").slice(0, 300);
  if (types.every((type) => ECHOES.has(type))) {
    return { about: [], event, ignored: "it tells of what we did ourselves: nothing is new" };
  }
  const about = remoteIdFrom(payload.contract.id);
  if (about === undefined) return { about: [], event, ignored: "no usable contract id in the call" };
  // the same for every repeat of one call (docs page `webhook-and-event`)
  const { callback_id: callId } = payload;
  return { about: [about], event, ...(callId === undefined ? {} : { callId: String(callId) }) };
}
