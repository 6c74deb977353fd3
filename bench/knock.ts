import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { Broken } from "./benchmark.ts";
import { hookBody } from "./hook-body.ts";

/** Sends hooks, and how long each answer took. */
export interface Knocker {
  /** Calls at this pace, whether the earlier ones are answered or not, as senders do. */
  atPace(perSecond: number, seconds: number): Promise<Knocked>;
  /** As many calls as so many connections get through. */
  asFastAsPossible(connections: number, seconds: number): Promise<Knocked>;
  close(): Promise<void>;
}

export interface Knocked {
  /** Of each call, from its bytes to its answer. */
  readonly tookMs: readonly number[];
  readonly perSecond: number;
}

const HEADERS = { "content-type": "application/x-www-form-urlencoded", "user-agent": "amoCRM-Webhooks/3.0" };
const CONNECTIONS = 100;

/** Knocks at this address about these deals in turn. Throws {@link Broken} on any answer but 200. */
export function createKnocker(url: string, dealIds: readonly number[]): Knocker {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  let count = 0;

  async function knock(): Promise<number> {
    count += 1;
    const body = hookBody(dealIds[count % dealIds.length] ?? 0);
    const started = performance.now();
    const { statusCode, body: answer } = await pool.request({
      path: pathname,
      method: "POST",
      headers: HEADERS,
      body,
    });
    await answer.dump();
    if (statusCode !== 200) throw new Broken(`A hook was answered ${statusCode}.`);
    return performance.now() - started;
  }

  return {
    async atPace(perSecond, seconds) {
      const started = performance.now();
      const knocks: Promise<number>[] = [];
      while (knocks.length < perSecond * seconds) {
        const due = Math.floor(((performance.now() - started) / 1000) * perSecond) + 1;
        while (knocks.length < Math.min(due, perSecond * seconds)) knocks.push(knock());
        await sleep(1);
      }
      return knocked(await Promise.all(knocks), started);
    },
    async asFastAsPossible(connections, seconds) {
      const started = performance.now();
      const until = started + seconds * 1000;
      const line = async (): Promise<readonly number[]> => {
        const took: number[] = [];
        while (performance.now() < until) took.push(await knock());
        return took;
      };
      const lines = await Promise.all(Array.from({ length: connections }, line));
      return knocked(lines.flat(), started);
    },
    close: () => pool.close(),
  };
}

function knocked(tookMs: readonly number[], started: number): Knocked {
  return { tookMs, perSecond: (tookMs.length * 1000) / (performance.now() - started) };
}
