import type { Contract } from "../domain/contract.ts";
import { ERASED } from "../domain/erased.ts";
import { bordered } from "./bordered.ts";

/** Shorter ones are in other words, too. */
const SHORTEST = 3;

/** By what these contracts call somebody: the address, and names and phones that stand beside it. The longest first. */
export function wordsOfPerson(email: string, contracts: readonly Contract[]): readonly string[] {
  const words = contracts.flatMap(({ order, remote }) => [
    ...(order?.signers ?? []).filter(isPerson(email)).flatMap(({ name, phone }) => [name, phone ?? ""]),
    ...(remote?.signers ?? []).filter(isPerson(email)).map(({ name }) => name),
  ]);
  const known = new Set(
    [email, ...words.map((word) => word.trim())].filter((word) => word.length >= SHORTEST),
  );
  return [...known].toSorted((a, b) => b.length - a.length);
}

/** Who signs under this address, however it is written. */
export function isPerson(email: string): (signer: { readonly email: string }) => boolean {
  return (signer) => signer.email.trim().toLowerCase() === email;
}

/** The same plain data, with another word wherever a text names the person. Keys are no names, but may be addresses. */
export function withoutPerson<T>(value: T, words: readonly string[]): T;
export function withoutPerson(value: unknown, words: readonly string[]): unknown {
  if (typeof value === "string") return words.reduce(withoutWord, value);
  if (Array.isArray(value)) return value.map((part: unknown) => withoutPerson(part, words));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const addresses = words.filter((word) => word.includes("@"));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      addresses.reduce(withoutWord, key),
      withoutPerson(part, words),
    ]),
  );
}

function withoutWord(text: string, word: string): string {
  return text.replaceAll(bordered(word, "giu"), ERASED);
}
