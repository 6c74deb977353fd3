import { z } from "zod";
import { jsonOf } from "../json-of.ts";
import { fitsHmac } from "../hmac.ts";
import type { Notice, NoticeDoor, RawCall } from "../provider.ts";
import { remoteIdFrom } from "./remote-id.ts";

/** Where a dialect's signature stands and how it is written. */
interface Mark {
  readonly header: string;
  readonly shape: RegExp;
  readonly encoding: "base64" | "hex";
}

/**
 * https://help.zoho.com/portal/en/kb/zoho-sign/admin-guide/webhooks/articles/securing-zoho-sign-webhooks-with-hmac-authentication
 * writes `payload+secret_key`; its example shows that the secret is the key of an HMAC over the raw body.
 */
const DOCUMENTED: Mark = {
  header: "x-zs-webhook-signature",
  shape: /^([A-Za-z0-9+/]{43}=)$/,
  encoding: "base64",
};
const BRIEF: Mark = {
  header: "x-zoho-webhook-token",
  shape: /^(?:sha256=)?([0-9a-f]{64})$/i,
  encoding: "hex",
};

/** The documented dialect's door: base64 HMAC-SHA256 over the raw body, under any of the secrets (current and previous). */
export const documentedDoor = (secrets: readonly string[]): NoticeDoor => createDoor(DOCUMENTED, secrets);

/** The article's door: the same in hex, under another header. */
export const briefDoor = (secrets: readonly string[]): NoticeDoor => createDoor(BRIEF, secrets);

function createDoor({ header, shape, encoding }: Mark, secrets: readonly string[]): NoticeDoor {
  return {
    proof: "signature",
    refusal: 401,
    isAuthentic({ headers, body }) {
      const written = shape.exec((headers[header] ?? "").trim())?.[1];
      return fitsHmac(body, written === undefined ? undefined : Buffer.from(written, encoding), secrets);
    },
    read: readNotice,
  };
}

const word = z.string().min(1).max(200).nullish().catch(undefined);
const Payload = z.object({
  // ids come as texts from some accounts and as numbers beyond 2^53 from others
  requests: z.object({ request_id: z.union([z.string(), z.number()]) }),
  notifications: z.object({ operation_type: word, operation: word }).nullish().catch(undefined),
  event: word,
});

/**
 * Where a call tells us to look, in the documentation's spelling and in the article's. Never throws. The vendor calls about
 * every contract of the account, and for the last signature twice: a read tells what is so.
 */
function readNotice({ body }: RawCall): Notice {
  const payload = Payload.safeParse(jsonOf(body)).data;
  if (payload === undefined) return { about: [], ignored: "no contract in the call" };
  const { requests, notifications, event: named } = payload;
  const event = notifications?.operation_type ?? notifications?.operation ?? named ?? "no event named";
  const id = remoteIdFrom(requests.request_id);
  if (id === undefined) return { about: [], event, ignored: "no usable contract id in the call" };
  return { about: [id], event };
}
