import { expect } from "vitest";
import type { CallFault } from "../../sandbox/kit/kit.ts";
import { anIdThatIsNone } from "./hostile-ids.ts";
import type { ProviderCase } from "./provider-case.ts";
import { oneAfterTheOther, orSaysSo, readNow, remoteId, sent, writesOf } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

/** Sending fails this way; then a read tells how it stands, and it went out as often as said. */
async function unclear(stand: ProviderStand, kind: CallFault["kind"], timesSent: 0 | 1): Promise<void> {
  const order = stand.order();
  const { id } = await stand.account.create(order);
  stand.vendor.fault({ kind, match: stand.facts.calls.send.source });
  const { verdict } = await stand.fails(stand.account.send(id, order));
  expect(verdict).toEqual({ next: "look" });
  expect((await readNow(stand, id)).status).toBe(timesSent === 1 ? "sent" : "drafted");
  expect(stand.vendor.look(id)?.timesSent).toBe(timesSent);
}

/** Sending a draft. Where creating sends, each of these must find that there is nothing left to do. */
const DRAFT_CASES: readonly ProviderCase[] = [
  {
    says: "looks when the answer is lost, and the read says that it is out",
    run: (stand) => unclear(stand, "lost", 1),
  },
  {
    says: "looks when it was done and answered with 500",
    run: (stand) => unclear(stand, "error500After", 1),
  },
  {
    says: "looks after a 500 that did nothing, and the read says that it is a draft",
    run: (stand) => unclear(stand, "500", 0),
  },
  {
    says: "does not believe a page that somebody in between answers with status 200",
    run: (stand) => unclear(stand, "nonsense", 0),
  },
  {
    says: "stops when the plan is used up, and nothing went out",
    async run(stand) {
      const order = stand.order();
      const { id } = await stand.account.create(order);
      const body = { error: { message: "Payment Required" } };
      stand.tap.on(stand.facts.calls.send, { answer: { status: 402, body } });
      expect(await stand.fails(stand.account.send(id, order))).toMatchObject({
        code: "plan_required",
        verdict: { next: "stop" },
      });
      expect((await readNow(stand, id)).status).toBe("drafted");
    },
  },
  {
    says: "waits as long as the vendor asks for",
    async run(stand) {
      const order = stand.order();
      const { id } = await stand.account.create(order);
      stand.vendor.fault({ kind: "429", retryAfterSeconds: 30, match: stand.facts.calls.send.source });
      expect(await stand.fails(stand.account.send(id, order))).toMatchObject({
        code: "rate_limited",
        verdict: { next: "wait", until: new Date(stand.clock.now().getTime() + 30_000) },
      });
      expect(stand.vendor.look(id)?.timesSent).toBe(0);
    },
  },
  {
    says: "says that there is nothing to send",
    async run(stand) {
      const id = remoteId(stand.facts.unusedId);
      expect(await stand.fails(stand.account.send(id, stand.order()))).toMatchObject({
        code: "not_found",
        verdict: { next: "stop" },
      });
    },
  },
];

async function wentOutAlready(stand: ProviderStand): Promise<void> {
  const order = stand.order();
  const { id, status } = await stand.account.create(order);
  expect(status).toBe("sent");
  const writes = writesOf(stand).length;
  await stand.account.send(id, order);
  expect(writesOf(stand)).toHaveLength(writes);
  expect(stand.vendor.look(id)?.timesSent).toBe(1);
}

/** Asking for signatures. */
export const SEND_CASES: readonly ProviderCase[] = [
  {
    says: "sends once",
    async run(stand) {
      const id = await sent(stand);
      expect(stand.vendor.look(id)?.timesSent).toBe(1);
      expect((await readNow(stand, id)).status).toBe("sent");
    },
  },
  {
    says: "does no harm by sending twice",
    async run(stand) {
      const order = stand.order();
      const id = await sent(stand);
      const again = await stand.account.send(id, order).then(
        () => "harmless",
        (error: unknown) => error,
      );
      const isSaid = again === "harmless" || again;
      expect(isSaid === true ? { code: "state_conflict" } : isSaid).toMatchObject({ code: "state_conflict" });
      expect(stand.vendor.look(id)?.timesSent).toBe(1);
      expect((await readNow(stand, id)).status).toBe("sent");
    },
  },
  {
    says: "does not send again what has been signed",
    async run(stand) {
      const id = await sent(stand);
      await stand.vendor.signAll(id);
      await stand.account.send(id, stand.order()).catch(() => undefined);
      expect(stand.vendor.look(id)?.timesSent).toBe(1);
      expect((await readNow(stand, id)).status).toBe("signed");
    },
  },
  {
    says: "signs for nobody, not even for the owner of our credentials",
    async run(stand) {
      const order2 = stand.can.order.includes("grouped") ? 2 : 1;
      const others = stand.order().signers.map((signer) => ({ ...signer, order: order2 }));
      const { owner, ownerSigns = { signers: [owner, ...others] } } = stand.facts;
      const order = stand.order(ownerSigns);
      const { id } = await stand.account.create(order);
      await stand.account.send(id, order);
      const signed = stand.vendor.look(id)?.signers.map(({ hasSigned }) => hasSigned);
      expect(signed).toEqual(order.signers.map(() => false));
      const { signers } = await readNow(stand, id);
      expect(signers.filter(({ status }) => status === "signed")).toEqual([]);
    },
  },
  {
    says: "shows who has been asked and who waits for their turn",
    async run(stand) {
      const isInTurn = stand.can.order.includes("sequential");
      const id = await sent(stand, isInTurn ? oneAfterTheOther(stand) : {});
      const { signers } = await readNow(stand, id);
      const standing = isInTurn ? ["asked", "waiting"] : ["asked", "asked"];
      const told = stand.facts.shows.signers ? standing : ["unknown", "unknown"];
      expect(signers.map(({ status }) => status)).toEqual(told);
    },
  },
  ...orSaysSo(DRAFT_CASES, ({ can }) => can.draft, wentOutAlready),
  anIdThatIsNone("send", (stand, id) => stand.account.send(id, stand.order())),
];
