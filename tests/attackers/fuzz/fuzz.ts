import type { Coverage } from "./coverage.ts";
import { createDice } from "./dice.ts";
import { mutate } from "./mutate.ts";
import type { Target } from "./target.ts";

export interface FuzzAsk {
  readonly target: Target;
  readonly inputs: number;
  readonly seed: number;
  /** Inputs that reach new pieces of the code are built upon; absent = only the target's seeds are. */
  readonly coverage?: Coverage;
}

export interface Fuzzed {
  readonly inputs: number;
  /** Pieces of our code that ran; 0 without coverage. */
  readonly pieces: number;
  readonly corpus: number;
  /** The slowest input, in milliseconds. */
  readonly slowestMs: number;
  readonly findings: readonly Finding[];
}

/** What must not happen, and by which input. */
export interface Finding {
  readonly says: string;
  readonly input: Buffer;
}

const LEAST_BATCH = 512;
const MOST_BATCH = 16_384;
const MOST_FINDINGS = 10;
const MOST_CORPUS = 2_000;
/** One input of 64 KiB at most: whatever takes longer could be sent a thousand times a second. */
const MOST_MS = 1_500;

/** Feeds a target with so many inputs; the same seed makes the same ones, as long as the same pieces are new. */
export async function fuzz({ target, inputs, seed, coverage }: FuzzAsk): Promise<Fuzzed> {
  const dice = createDice(seed);
  const corpus: Buffer[] = [...target.seeds];
  const seen = new Set<string>();
  const findings: Finding[] = [];
  let done = 0;
  let slowestMs = 0;

  async function feed(batch: readonly Buffer[]): Promise<void> {
    for (const input of batch) {
      const started = performance.now();
      const says = await faultOf(target, input);
      const tookMs = performance.now() - started;
      slowestMs = Math.max(slowestMs, tookMs);
      const slow = tookMs > MOST_MS ? `It took ${Math.round(tookMs)} ms.` : undefined;
      const fault = says ?? slow;
      if (fault !== undefined && findings.length < MOST_FINDINGS) findings.push({ says: fault, input });
    }
  }

  /** Finds one input of the batch that reached something new; `false` = none did. Asking what ran is dear: once per halving. */
  async function learn(batch: readonly Buffer[], own: Coverage): Promise<boolean> {
    let ran = await freshOf(batch, own);
    if (ran.length === 0) return false;
    let suspects = batch;
    while (suspects.length > 1) {
      const half = suspects.slice(0, suspects.length >> 1);
      const there = await freshOf(half, own);
      suspects = there.length > 0 ? half : suspects.slice(half.length);
      ran = there.length > 0 ? there : ran;
    }
    for (const piece of ran) seen.add(piece);
    if (corpus.length < MOST_CORPUS) corpus.push(...suspects);
    return true;
  }

  async function freshOf(batch: readonly Buffer[], own: Coverage): Promise<readonly string[]> {
    return [...(await own.of(() => feed(batch)))].filter((piece) => !seen.has(piece));
  }

  let size = LEAST_BATCH;
  for (let next = corpus.slice(); done < inputs && findings.length < MOST_FINDINGS;) {
    if (coverage === undefined) await feed(next);
    else size = (await learn(next, coverage)) ? LEAST_BATCH : Math.min(MOST_BATCH, size * 2);
    done += next.length;
    next = Array.from({ length: Math.max(0, Math.min(size, inputs - done)) }, () =>
      mutate(dice.pick(corpus), { dice, words: target.words, corpus }),
    );
  }
  return { inputs: done, pieces: seen.size, corpus: corpus.length, slowestMs, findings };
}

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const NAMES = PROTOTYPES.map((one) => Object.getOwnPropertyNames(one).length);

async function faultOf(target: Target, input: Buffer): Promise<string | undefined> {
  try {
    await target.try(input);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const grown = PROTOTYPES.some((one, index) => Object.getOwnPropertyNames(one).length !== NAMES[index]);
  return grown ? "A prototype has grown." : undefined;
}
