import { createPublicKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { CountersignError, RETRY } from "../../domain/errors.ts";
import type { Client } from "./client.ts";

const KEPT_MS = 24 * 3_600_000;
/** Forged calls must not make us ask the vendor each time. */
const ASKED_AT_MOST_EVERY_MS = 60_000;
/** After a first failure genuine calls soon find the door open again; each further one doubles the pause, up to a minute. */
const FIRST_PAUSE_MS = 1_000;

/** The vendor's public key: fetched when it is needed first, kept for a day, fetched anew when a call does not fit it. */
export interface VerificationKey {
  /** `undefined` = the newest one has just been fetched: there is no newer. */
  get(seen?: KeyObject): KeyObject | undefined | Promise<KeyObject | undefined>;
}

export function createVerificationKey(client: Client, now: () => Date): VerificationKey {
  let known: { readonly key: KeyObject; readonly at: number } | undefined;
  let loading: Promise<KeyObject> | undefined;
  let failed: { readonly error: unknown; readonly at: number; readonly pauseMs: number } | undefined;

  async function load(): Promise<KeyObject> {
    const answer = await client({
      method: "GET",
      path: "/webhooks/verification-key",
      operation: "verificationKey",
      safe: true,
      accept: [200],
    });
    const key = readKey(answer.text());
    known = { key, at: now().getTime() };
    failed = undefined;
    return key;
  }

  function fetchOnce(): Promise<KeyObject> {
    const before = failed;
    if (before !== undefined && Math.abs(now().getTime() - before.at) < before.pauseMs)
      return Promise.reject(before.error);
    loading ??= load()
      .catch((error: unknown) => {
        const pauseMs = before === undefined ? FIRST_PAUSE_MS : before.pauseMs * 2;
        failed = { error, at: now().getTime(), pauseMs: Math.min(pauseMs, ASKED_AT_MOST_EVERY_MS) };
        throw error;
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  }

  return {
    get(seen) {
      const age = known === undefined ? Infinity : Math.abs(now().getTime() - known.at);
      if (known === undefined || age >= KEPT_MS) return fetchOnce();
      if (seen === undefined || seen !== known.key) return known.key;
      return age < ASKED_AT_MOST_EVERY_MS ? undefined : fetchOnce().then((key) => different(key, seen));
    },
  };
}

function different(key: KeyObject, seen: KeyObject): KeyObject | undefined {
  return key.equals(seen) ? undefined : key;
}

// the reference shows the PEM as plain text; a JSON string around it is taken too
function readKey(text: string): KeyObject {
  try {
    const pem = text.trim().startsWith('"') ? String(JSON.parse(text)) : text;
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === "rsa") return key;
  } catch {
    // told below, without the bytes
  }
  const detail = "Ironclad's verification key is not the RSA key that the documentation shows.";
  throw new CountersignError("answer_unreadable", RETRY, detail, { operation: "verificationKey" });
}
