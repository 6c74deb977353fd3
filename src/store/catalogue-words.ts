import type { DealWords } from "../domain/deal-words.ts";
import type { ContractOrder } from "../domain/order.ts";

/** What a contract may be looked for by; the vendor's id has an index of its own. */
interface Described {
  readonly reference?: string;
  readonly dealId?: string;
  readonly about?: DealWords;
  readonly order?: Pick<ContractOrder, "reference" | "title" | "signers" | "deal">;
}

const MOST_WORDS = 120;
const LONGEST_WORD = 60;
const LONGEST_CHUNK = 120;

/** The words of a contract as the catalogue keeps them, each with its account: nobody finds those of another one. */
export function catalogueWords(
  account: string,
  { reference, dealId, about, order }: Described,
): readonly string[] {
  const people = order?.signers.flatMap(({ name, email, company }) => [name, email, company]) ?? [];
  const texts = [
    reference ?? order?.reference,
    dealId ?? order?.deal.id,
    about?.name ?? order?.deal.name,
    about?.company,
    about?.contact,
    ...people,
    about?.responsible?.name,
    order?.title,
  ];
  const words = new Set(texts.flatMap((text) => (text === undefined ? [] : wordsOf(text))));
  return [...words].slice(0, MOST_WORDS).map((word) => scoped(account, word));
}

/** A person's words as a condition; `undefined` = there is nothing in them that could be found. */
export function catalogueQuery(account: string, search: string): string | undefined {
  const chunks = chunksOf(search).slice(0, 8);
  const terms = chunks.map((chunk) => {
    const parts = partsOf(chunk).map((part) => quoted(scoped(account, part)));
    if (parts.length <= 1) return parts[0] ?? "";
    return `(${quoted(scoped(account, chunk))} | (${parts.join(" & ")}))`;
  });
  const known = terms.filter((term) => term !== "");
  return known.length === 0 ? undefined : known.join(" & ");
}

/** Without case and accents: who types "Muller" finds "Müller". Whole, and its parts. */
function wordsOf(text: string): readonly string[] {
  return chunksOf(text).flatMap((chunk) => [chunk, ...partsOf(chunk)]);
}

function chunksOf(text: string): readonly string[] {
  return text
    .slice(0, 2_000)
    .toWellFormed()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðłıþ]/gu, (letter) => LETTERS[letter] ?? letter)
    .split(/[^\p{L}\p{N}\p{P}\p{S}]+/u)
    .map((chunk) => chunk.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").slice(0, LONGEST_CHUNK))
    .filter((chunk) => chunk !== "");
}

/** Letters with a sign that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
};

function partsOf(chunk: string): readonly string[] {
  return (chunk.match(/[\p{L}\p{N}]+/gu) ?? []).map((part) => part.slice(0, LONGEST_WORD));
}

function scoped(account: string, word: string): string {
  return `${account}/${word}`;
}

/** As `tsquery` reads a lexeme, with everything that begins so. */
function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}':*`;
}
