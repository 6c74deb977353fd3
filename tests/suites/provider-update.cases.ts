import { expect } from "vitest";
import { anIdThatIsNone } from "./hostile-ids.ts";
import type { ProviderCase } from "./provider-case.ts";
import { orSaysSo, readNow, sent } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

/** The same order with one field changed. */
function changed(stand: ProviderStand): ReturnType<ProviderStand["order"]> {
  const { field, to } = stand.facts.change;
  return stand.order({ fields: { [field]: to } });
}

/** The call that changes a draft; a vendor without one has no such capability. */
function updateCall(stand: ProviderStand): RegExp {
  return stand.facts.calls.update ?? /^nothing$/u;
}

/** Changing a draft. Where drafts cannot be changed, each of these must say so. */
const ABLE_CASES: readonly ProviderCase[] = [
  {
    says: "changes what the order names and leaves the rest",
    async run(stand) {
      const { field, to, leaves } = stand.facts.change;
      const { id } = await stand.account.create(stand.order());
      const before = stand.vendor.look(id);
      const contract = await stand.account.update(id, changed(stand));
      const after = stand.vendor.look(id);
      expect(contract).toMatchObject({ id, status: "drafted" });
      expect(after?.fields[field]).toBe(to);
      expect(after?.fields[leaves]).toBe(before?.fields[leaves]);
      expect(Object.keys(after?.fields ?? {}).toSorted()).toEqual(
        Object.keys(before?.fields ?? {}).toSorted(),
      );
      expect(after?.signers).toEqual(before?.signers);
      expect(after?.timesSent).toBe(0);
    },
  },
  {
    says: "changes the title where the dialect has one",
    async run(stand) {
      const { id } = await stand.account.create(stand.order());
      const before = stand.vendor.look(id)?.title;
      await stand.account.update(id, stand.order({ title: "Renewal" }));
      const { shows, keepsTitle } = stand.facts;
      expect(stand.vendor.look(id)?.title).toBe(shows.title && keepsTitle !== true ? "Renewal" : before);
    },
  },
  {
    says: "reads again and writes again when somebody else was faster",
    async run(stand) {
      const { field, to } = stand.facts.change;
      const { id } = await stand.account.create(stand.order());
      const before = stand.vendor.look(id)?.fields[field];
      stand.tap.on(updateCall(stand), { answer: { status: 409, body: {} } });
      const outcome = await stand.account.update(id, changed(stand)).then(
        () => "changed",
        (error: unknown) => error,
      );
      const { versions } = stand.facts.shows;
      expect(versions ? outcome : "changed").toBe("changed");
      expect(stand.vendor.look(id)?.fields[field]).toBe(versions ? to : before);
    },
  },
  {
    says: "gives up when somebody keeps being faster",
    async run(stand) {
      const { id } = await stand.account.create(stand.order());
      stand.tap.on(updateCall(stand), { answer: { status: 409, body: {} } }, 50);
      expect((await stand.fails(stand.account.update(id, changed(stand)))).code).toBe("state_conflict");
    },
  },
  {
    says: "refuses to change what is out",
    async run(stand) {
      const id = await sent(stand);
      expect(await stand.fails(stand.account.update(id, changed(stand)))).toMatchObject({
        code: "state_conflict",
        verdict: { next: "stop" },
      });
      expect(stand.vendor.look(id)?.fields).toMatchObject({
        [stand.facts.change.field]: expect.stringMatching(/^1200/u),
      });
    },
  },
  {
    says: "refuses a field that the draft does not have, and changes nothing",
    async run(stand) {
      const { id } = await stand.account.create(stand.order());
      const before = stand.vendor.look(id);
      const order = stand.order({ fields: { [stand.facts.change.field]: "1", shoe_size: "44" } });
      const error = await stand.fails(stand.account.update(id, order));
      expect(error).toMatchObject({ code: "order_invalid", verdict: { next: "stop" } });
      expect(error.detail).toContain("shoe_size");
      expect(stand.vendor.look(id)).toEqual(before);
    },
  },
  {
    says: "says that a draft is gone",
    async run(stand) {
      const { id } = await stand.account.create(stand.order());
      await stand.vendor.deleteByHand(id);
      expect(await stand.fails(stand.account.update(id, changed(stand)))).toMatchObject({
        code: "not_found",
        verdict: { next: "stop" },
      });
    },
  },
  {
    says: "may be repeated when the answer is lost",
    async run(stand) {
      const { field, to } = stand.facts.change;
      const { id } = await stand.account.create(stand.order());
      stand.vendor.fault({ kind: "lost", match: updateCall(stand).source });
      const { verdict } = await stand.fails(stand.account.update(id, changed(stand)));
      expect(["retry", "look"]).toContain(verdict.next);
      await stand.account.update(id, changed(stand));
      expect(stand.vendor.look(id)?.fields[field]).toBe(to);
      expect(await readNow(stand, id)).toMatchObject({ status: "drafted" });
    },
  },
];

async function saysThatItCannot(stand: ProviderStand): Promise<void> {
  const { id } = await stand.account.create(stand.order());
  const before = stand.vendor.look(id);
  expect((await stand.fails(stand.account.update(id, changed(stand)))).code).toBe("unsupported");
  expect(stand.vendor.look(id)).toEqual(before);
}

/** Changing a draft, for every provider. */
export const UPDATE_CASES: readonly ProviderCase[] = [
  ...orSaysSo(ABLE_CASES, ({ can }) => can.update, saysThatItCannot),
  anIdThatIsNone("update", (stand, id) => stand.account.update(id, changed(stand))),
];
