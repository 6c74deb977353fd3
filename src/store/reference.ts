import { randomBytes, randomUUID } from "node:crypto";
import type { Reference } from "../domain/contract.ts";

/** Crockford's base 32: no I, L, O, U, so that a reference can be read aloud and typed again. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS = 13;

/** Source of unguessable bytes: `node:crypto` unless a test needs a fixed one. */
export type RandomBytes = (count: number) => Uint8Array;

/** A new contract's reference: `CS-` and 65 unguessable bits, like `CS-7K2M9QX4TR0AB`. */
export function newReference(random: RandomBytes = randomBytes): Reference {
  const letters = Array.from(random(LETTERS), (byte) => ALPHABET.charAt(byte % 32)).join("");
  return `CS-${letters}` as Reference;
}

let lastMs = 0;
let sequence = 0;

/**
 * A uuid v7: sorts by time, and within one process by the order of the calls even inside one millisecond.
 * `atMs`: the instant in it, when that is not now.
 */
export function uuidv7(atMs?: number): string {
  // its last half is what a v7 ends with too, and Node fetches the randomness of many at once
  const random = randomUUID();
  const { ms, counter } = atMs === undefined ? nextTick() : { ms: atMs, counter: undefined };
  const time = ms.toString(16).padStart(12, "0");
  const tick = counter === undefined ? random.slice(15, 18) : counter.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tick}-${random.slice(19)}`;
}

/** RFC 9562, section 6.2: a 12-bit counter; when it is full, the time runs ahead by a millisecond. */
function nextTick(): { readonly ms: number; readonly counter: number } {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = 0;
  } else {
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  return { ms: lastMs, counter: sequence };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from outside may stand where the database expects a uuid. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
