import { setTimeout as sleep } from "node:timers/promises";
import type { Visitor } from "../../tests/visitor.ts";
import { Broken } from "../benchmark.ts";

const TOO_MANY = 429;

/**
 * What the API answers below an account, and how long it took. One browser asks for more here than a person ever does:
 * what is held back for it is asked again, and not measured. Throws {@link Broken} on any other answer but 200.
 */
export async function askPage(
  visitor: Visitor,
  account: string,
  path: string,
): Promise<{ readonly tookMs: number; readonly body: unknown }> {
  const started = performance.now();
  const { status, body, headers } = await visitor.get(`/api/accounts/${account}${path}`);
  const tookMs = performance.now() - started;
  if (status === TOO_MANY) {
    await sleep(Number(headers.get("retry-after")) * 1000);
    return askPage(visitor, account, path);
  }
  if (status !== 200) throw new Broken(`${path} answered ${status}: ${JSON.stringify(body)}`);
  return { tookMs, body };
}
