import type { Contract } from "../domain/contract.ts";

/** Stands where a person stood. */
export const ERASED = "erased";

/** Shorter ones are in other words, too. */
const SHORTEST = 3;

/** By what these contracts call somebody: the address, and names and phones that stand beside it. The longest first. */
export function wordsOfPerson(email: string, contracts: readonly Contract[]): readonly string[] {
  const isPerson = (signer: { readonly email: string }) => signer.email.trim().toLowerCase() === email;
  const words = contracts.flatMap(({ order, remote }) => [
    ...(order?.signers ?? []).filter(isPerson).flatMap(({ name, phone }) => [name, phone ?? ""]),
    ...(remote?.signers ?? []).filter(isPerson).map(({ name }) => name),
  ]);
  const known = new Set(
    [email, ...words.map((word) => word.trim())].filter((word) => word.length >= SHORTEST),
  );
  return [...known].toSorted((a, b) => b.length - a.length);
}

/** The same plain data, with another word wherever a text names the person. */
export function withoutPerson<T>(value: T, words: readonly string[]): T;
export function withoutPerson(value: unknown, words: readonly string[]): unknown {
  if (typeof value === "string") return words.reduce(withoutWord, value);
  if (Array.isArray(value)) return value.map((part: unknown) => withoutPerson(part, words));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [words.reduce(withoutWord, key), withoutPerson(part, words)]),
  );
}

function withoutWord(text: string, word: string): string {
  const pattern = word.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "giu"), ERASED);
}
