import { expect } from "vitest";
import { anIdThatIsNone } from "./hostile-ids.ts";
import type { ProviderCase } from "./provider-case.ts";
import { orSaysSo, readNow, remoteId, sent } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

const REASON = "The deal fell through";

/** Gone, or withdrawn in our words. */
async function isTakenBack(
  stand: ProviderStand,
  id: Parameters<ProviderStand["account"]["read"]>[0],
): Promise<boolean> {
  const contract = await stand.account.read(id);
  return contract === undefined || contract.status === "withdrawn";
}

/** Taking back. Where it cannot be done over the API, each of these must say so. */
const ABLE_CASES: readonly ProviderCase[] = [
  {
    says: "takes back what is out",
    async run(stand) {
      const id = await sent(stand);
      await stand.account.withdraw(id, REASON);
      expect(await isTakenBack(stand, id)).toBe(true);
      const late = await stand.vendor.sign(id).then(
        () => "signed",
        () => "refused",
      );
      expect(late).toBe("refused");
    },
  },
  {
    says: "takes back a draft",
    async run(stand) {
      const { id } = await stand.account.create(stand.order());
      await stand.account.withdraw(id, REASON);
      expect(await isTakenBack(stand, id)).toBe(true);
    },
  },
  {
    says: "does no harm by taking back twice, or what is gone",
    async run(stand) {
      const id = await sent(stand);
      await stand.account.withdraw(id, REASON);
      await stand.account.withdraw(id, REASON);
      await stand.account.withdraw(remoteId(stand.facts.unusedId), REASON);
      expect(await isTakenBack(stand, id)).toBe(true);
    },
  },
  {
    says: "refuses to take back what all have signed",
    async run(stand) {
      const id = await sent(stand);
      await stand.vendor.signAll(id);
      expect(await stand.fails(stand.account.withdraw(id, REASON))).toMatchObject({
        code: "state_conflict",
        verdict: { next: "stop" },
      });
      expect((await readNow(stand, id)).status).toBe("signed");
    },
  },
  {
    says: "may be asked again when the answer is lost",
    async run(stand) {
      const id = await sent(stand);
      stand.vendor.fault({ kind: "lost", match: (stand.facts.calls.withdraw ?? /^nothing$/u).source });
      const { verdict } = await stand.fails(stand.account.withdraw(id, REASON));
      expect(["retry", "look"]).toContain(verdict.next);
      await stand.account.withdraw(id, REASON);
      expect(await isTakenBack(stand, id)).toBe(true);
    },
  },
  {
    says: "does not take a refusal for a withdrawal",
    async run(stand) {
      const id = await sent(stand);
      const match = stand.facts.calls.withdraw ?? /^nothing$/u;
      for (const status of [401, 403, 409, 422]) {
        // twice: a token that is refused may be replaced once
        stand.tap.on(match, { answer: { status, body: {} } }, 2);
        expect((await stand.fails(stand.account.withdraw(id, REASON))).verdict.next).toBe("stop");
        stand.tap.clear();
      }
      expect((await readNow(stand, id)).status).toBe("sent");
    },
  },
];

async function saysThatItCannot(stand: ProviderStand): Promise<void> {
  const id = await sent(stand);
  expect(await stand.fails(stand.account.withdraw(id, REASON))).toMatchObject({
    code: "unsupported",
    verdict: { next: "stop" },
  });
  expect((await readNow(stand, id)).status).toBe("sent");
}

/** Taking back and reminding, for every provider. */
export const WITHDRAW_CASES: readonly ProviderCase[] = [
  ...orSaysSo(ABLE_CASES, ({ can }) => can.withdraw !== "none", saysThatItCannot),
  {
    says: "reminds, or says that it cannot",
    async run(stand) {
      const id = await sent(stand);
      const calls = stand.tap.seen.length;
      const outcome = await stand.account.remind(id).then(
        () => "reminded",
        () => "refused",
      );
      expect(outcome).toBe(stand.can.remind ? "reminded" : "refused");
      const refusal = stand.can.remind ? undefined : await stand.fails(stand.account.remind(id));
      expect(refusal?.code ?? "unsupported").toBe("unsupported");
      expect(stand.can.remind || stand.tap.seen.length === calls).toBe(true);
      expect((await readNow(stand, id)).status).toBe("sent");
    },
  },
  anIdThatIsNone("withdraw", (stand, id) => stand.account.withdraw(id, REASON)),
  anIdThatIsNone("remind", (stand, id) => stand.account.remind(id)),
];
