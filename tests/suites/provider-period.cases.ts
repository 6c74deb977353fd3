import { expect } from "vitest";
import { anIdThatIsNone } from "./hostile-ids.ts";
import type { ProviderCase } from "./provider-case.ts";
import { orSaysSo, readNow, sent, writesOf } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

const DAY_MS = 86_400_000;

function inDays(stand: ProviderStand, days: number): Date {
  return new Date(stand.clock.now().getTime() + days * DAY_MS);
}

const EXTEND_CASES: readonly ProviderCase[] = [
  {
    says: "gives the signers of a contract that is out until then, to the day",
    async run(stand) {
      const id = await sent(stand, { expiresAt: inDays(stand, 10).toISOString() });
      const until = inDays(stand, 20);
      await stand.account.extend(id, until, stand.order().timezone);
      const { status, expiresAt } = await readNow(stand, id);
      expect(status).toBe("sent");
      const missedMs = Date.parse(expiresAt ?? until.toISOString()) - until.getTime();
      expect(Math.abs(missedMs)).toBeLessThanOrEqual(DAY_MS);
    },
  },
  {
    says: "brings an expired contract back where the vendor revives",
    async run(stand) {
      const id = await sent(stand);
      if (!stand.can.revive) return;
      await stand.vendor.expire?.(id);
      await stand.account.extend(id, inDays(stand, 20), stand.order().timezone);
      expect((await readNow(stand, id)).status).toBe("sent");
    },
  },
];

async function saysThatItCannot(stand: ProviderStand): Promise<void> {
  const id = await sent(stand);
  const { code } = await stand.fails(stand.account.extend(id, inDays(stand, 20), stand.order().timezone));
  expect(code).toBe("unsupported");
}

/** The signing period of a contract that is out, and the address at which the vendor calls. */
export const PERIOD_CASES: readonly ProviderCase[] = [
  ...orSaysSo(EXTEND_CASES, ({ can }) => can.extend, saysThatItCannot),
  anIdThatIsNone("extend", (stand, id) =>
    stand.account.extend(id, inDays(stand, 20), stand.order().timezone),
  ),
  {
    says: "makes the vendor call us once, however often it is asked to",
    async run(stand) {
      const { account } = stand;
      const first = (await account.subscribe?.()) ?? [];
      expect(first.filter(({ level }) => level === "problem")).toEqual([]);
      const writes = writesOf(stand).length;
      const second = (await account.subscribe?.()) ?? [];
      expect(second.filter(({ level }) => level === "problem")).toEqual([]);
      expect(writesOf(stand)).toHaveLength(writes);
    },
  },
];
