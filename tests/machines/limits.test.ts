import { expect, onTestFinished, test } from "vitest";
import { openMachinesStand } from "./machines-stand.ts";
import { DEALS, PATIENCE_MS } from "./scale.ts";

const PER_SECOND = 20;
const COUNT = Math.ceil(DEALS / 5);

test(
  "two workers keep to one limit, and refresh one token once",
  { timeout: 60_000 + 2 * PATIENCE_MS },
  async () => {
    const stand = await openMachinesStand({ requestsPerSecond: PER_SECOND, oauth: true });
    onTestFinished(() => stand.close());
    await stand.start("web");
    await Promise.all([stand.start("worker"), stand.start("worker")]);
    const early = await stand.win(COUNT);
    const first = await stand.settle(early, PATIENCE_MS);
    const refreshes = refreshesOf(stand);
    await stand.sandbox.kommo.control("expireTokens");
    const late = await stand.win(COUNT);
    const second = await stand.settle(late, PATIENCE_MS);
    for (const { lost, doubled } of [first, second])
      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    expect(refreshesOf(stand) - refreshes).toBe(1);
    const { violations } = JSON.parse(JSON.stringify(stand.sandbox.kommo.state()));
    expect(violations).toBe(0);
  },
);

function refreshesOf({ sandbox }: Awaited<ReturnType<typeof openMachinesStand>>): number {
  return sandbox.kommo.seen.counts["POST /oauth2/access_token"] ?? 0;
}
