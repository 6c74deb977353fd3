import { verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { z } from "zod";
import type { NoticeDoor, RawCall } from "../provider.ts";
import { readNotice } from "./notices.ts";
import type { VerificationKey } from "./verification-key.ts";

const EVENT_ID = "x-ironclad-webhook-event-id";
const VERIFICATION = "x-ironclad-webhook-verification";
const LONGEST_HEADER = 8192;

// what the vendor uses, and nothing else that a header might ask for
const Verification = z.object({
  nonce: z.union([z.string(), z.number()]).transform(String),
  signature: z.string().min(1),
  signAlgorithm: z.string().regex(/^(?:RSA-)?sha-?256$/i),
  encoding: z.literal("base64"),
});

interface Claim {
  readonly eventId: string;
  readonly nonce: string;
  readonly signature: Uint8Array;
}

/**
 * The documented door: RSA-SHA256 with the vendor's own key over event id, body and nonce, in this order (page “Webhook
 * Verification”). A call that does not fit the key we hold is held against a fresh one, at most once a minute.
 */
export function createRsaDoor(key: VerificationKey): NoticeDoor {
  return {
    proof: "public-key",
    refusal: 401,
    isAuthentic(call) {
      const claim = claimOf(call);
      return claim === undefined ? false : judge(call, claim, key);
    },
    read(call) {
      const notice = readNotice(call);
      const callId = call.headers[EVENT_ID] ?? "";
      // signed along with the body, so that nobody else can name a call
      return callId === "" ? notice : { ...notice, callId };
    },
  };
}

async function judge(call: RawCall, claim: Claim, keys: VerificationKey): Promise<boolean> {
  const key = await keys.get();
  if (key === undefined) return false;
  if (fits(call, claim, key)) return true;
  const newer = await keys.get(key);
  return newer !== undefined && fits(call, claim, newer);
}

function claimOf({ headers }: RawCall): Claim | undefined {
  const eventId = headers[EVENT_ID] ?? "";
  const told = headers[VERIFICATION] ?? "";
  if (eventId === "" || told.length > LONGEST_HEADER || eventId.length > LONGEST_HEADER) return undefined;
  const verification = Verification.safeParse(jsonIn(told)).data;
  if (verification === undefined) return undefined;
  const signature = Buffer.from(verification.signature, "base64");
  // Node drops what is no base64; a signature with such in it is not the vendor's
  if (signature.toString("base64") !== verification.signature) return undefined;
  return { eventId, nonce: verification.nonce, signature };
}

function fits({ body }: RawCall, { eventId, nonce, signature }: Claim, key: KeyObject): boolean {
  const signed = (bytes: Uint8Array): boolean =>
    verify("sha256", Buffer.concat([Buffer.from(eventId), bytes, Buffer.from(nonce)]), key, signature);
  if (signed(body)) return true;
  // the vendor signs its own stringified body, which need not be byte for byte what arrives
  const again = restringified(body);
  return again !== undefined && signed(Buffer.from(again));
}

function restringified(body: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(body);
  const json = jsonIn(text);
  if (json === undefined) return undefined;
  const again = JSON.stringify(json);
  return again === text ? undefined : again;
}

function jsonIn(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}
