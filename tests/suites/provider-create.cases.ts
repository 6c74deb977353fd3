import { expect } from "vitest";
import type { ProviderCase } from "./provider-case.ts";
import { oneAfterTheOther, readNow, writesOf } from "./provider-case.ts";
import type { Misfit, ProviderStand } from "./provider-stand.ts";

const NASTY_TEXT = `Zoë "Z" O'Neil & Söhne <b>GmbH</b> {{ deal.price }} \\ % 日本 🚀`;
const LONG_TITLE = "Rahmenvertrag über Lieferung, Wartung & Betrieb – ".repeat(4).slice(0, 199).concat("!");

/** Refused with a sentence that names it, and nothing went out; where we see templates, nothing was even created. */
async function refuses(stand: ProviderStand, { change, names }: Misfit): Promise<void> {
  const order = stand.order(change);
  const error = await stand.fails(
    stand.account.create(order).then(({ id }) => stand.account.send(id, order)),
  );
  expect(error.verdict).toEqual({ next: "stop" });
  expect(error.detail).toContain(names);
  expect(error.detail.length).toBeLessThan(1000);
  expect(stand.can.templates === true ? writesOf(stand) : []).toEqual([]);
  const found = await stand.account.find(order);
  expect(found.found === "one" ? found.contract.status : "drafted").toBe("drafted");
}

/** The same where the vendor knows such a misfit at all; where it does not, the order is taken as it is. */
async function refusesOrKnowsNone(stand: ProviderStand, misfit: Misfit | undefined): Promise<void> {
  if (misfit !== undefined) return refuses(stand, misfit);
  expect((await stand.account.create(stand.order())).id).not.toBe("");
}

/** The title as it arrives: whole, or cut where the vendor has a limit. */
function titleAsItArrives(stand: ProviderStand, title: string): string {
  const { titleLength = Infinity, titled } = stand.facts;
  if (titled) return titled(title, stand.order().reference);
  return title.length <= titleLength ? title : `${title.slice(0, titleLength - 1).trimEnd()}…`;
}

/** Creating, when all goes well or the order is at fault. */
export const CREATE_CASES: readonly ProviderCase[] = [
  {
    says: "creates one contract, unsent where drafts exist",
    async run(stand) {
      const order = stand.order();
      const contract = await stand.account.create(order);
      expect(contract.status).toBe(stand.can.draft ? "drafted" : "sent");
      expect(typeof contract.id).toBe("string");
      expect(contract.vendorStatus).not.toBe("");
      expect(stand.vendor.count(order)).toBe(1);
      expect(stand.vendor.look(contract.id)?.timesSent).toBe(stand.can.draft ? 0 : 1);
      expect(await readNow(stand, contract.id)).toMatchObject({ id: contract.id, status: contract.status });
    },
  },
  {
    says: "fills the template's fields, title and signers",
    async run(stand) {
      const order = stand.order();
      const { id } = await stand.account.create(order);
      const arrived = stand.vendor.look(id);
      expect(arrived?.fields).toMatchObject({
        ...order.fields,
        deal_amount: expect.stringMatching(/^1200\.50?$/u),
      });
      const title = titleAsItArrives(stand, order.title);
      const { shows, givenTitle, template } = stand.facts;
      expect(arrived?.title).toBe(shows.title ? title : (givenTitle ?? template.name));
      expect(arrived?.signers.map(({ email, name }) => ({ email, name }))).toEqual(
        order.signers.map(({ email, name }) => ({ email, name })),
      );
    },
  },
  {
    says: "finds the template by its name too",
    async run(stand) {
      const { id, name } = stand.facts.template;
      const order = stand.order({ template: stand.can.templates === false ? id : name });
      expect((await stand.account.create(order)).status).toBe(stand.can.draft ? "drafted" : "sent");
    },
  },
  {
    says: "carries quotes, markup, emoji and long titles unharmed",
    async run(stand) {
      const [first, ...others] = stand.order().signers;
      const textField = stand.facts.template.required ?? stand.facts.change.leaves;
      const text = NASTY_TEXT.replaceAll(stand.facts.strangeLetters ?? /$^/gu, "").trim();
      if (first === undefined) throw new Error("The stand's order has no signer.");
      const order = stand.order({
        title: LONG_TITLE,
        fields: { ...stand.order().fields, [textField]: text },
        signers: [{ ...first, name: "Zoë O'Neil-Håkansson 🚀" }, ...others],
      });
      const { id } = await stand.account.create(order);
      const arrived = stand.vendor.look(id);
      expect(arrived?.fields[textField]).toBe(text);
      expect(arrived?.signers.map(({ name }) => name)).toContain("Zoë O'Neil-Håkansson 🚀");
      const title = titleAsItArrives(stand, LONG_TITLE);
      expect(stand.facts.shows.title ? arrived?.title : title).toBe(title);
    },
  },
  {
    says: "drops no letter in silence: what it cannot show is refused by name",
    async run(stand) {
      const { strangeLetters, template, change } = stand.facts;
      const fields = { ...stand.order().fields, [template.required ?? change.leaves]: NASTY_TEXT };
      const order = stand.order({ fields });
      const outcome = await stand.account.create(order).then(
        () => "created",
        (error: unknown) => error,
      );
      const named = { code: "order_invalid", detail: expect.stringContaining("🚀") };
      expect(strangeLetters === undefined ? named : outcome).toMatchObject(named);
      expect(stand.vendor.count(order)).toBe(strangeLetters === undefined ? 1 : 0);
    },
  },
  {
    says: "leaves out empty values",
    async run(stand) {
      const { optional } = stand.facts.template;
      const order = stand.order({ fields: { ...stand.order().fields, [optional]: "" } });
      const { id } = await stand.account.create(order);
      expect(stand.vendor.look(id)?.fields[optional] ?? "").toBe("");
    },
  },
  {
    says: "keeps the order in which people sign, or refuses one that it cannot keep",
    async run(stand) {
      const order = stand.order(oneAfterTheOther(stand));
      if (!stand.can.order.includes("sequential")) {
        expect((await stand.fails(stand.account.create(order))).code).toBe("unsupported");
        expect(stand.vendor.count(order)).toBe(0);
        return;
      }
      const { id } = await stand.account.create(order);
      await stand.account.send(id, order);
      expect(stand.vendor.look(id)?.signers.map(({ email }) => email)).toEqual(
        order.signers.map(({ email }) => email),
      );
      const early = await stand.vendor.sign(id, order.signers[1]?.email).then(
        () => "signed",
        () => "not their turn",
      );
      expect(early).toBe(stand.facts.shows.order ? "not their turn" : "signed");
      expect(stand.facts.shows.order && !stand.can.order.includes("sequential")).toBe(false);
    },
  },
  {
    says: "lets people sign in any order when they are asked at once",
    async run(stand) {
      const order = stand.order();
      const [, second] = order.signers;
      const { id } = await stand.account.create(order);
      await stand.account.send(id, order);
      await stand.vendor.sign(id, second?.email);
      expect(stand.vendor.look(id)?.signers.filter(({ hasSigned }) => hasSigned)).toHaveLength(1);
    },
  },
  {
    says: "refuses a required field that is empty",
    run: (stand) => refusesOrKnowsNone(stand, stand.facts.misfits.missingField),
  },
  {
    says: "refuses a template that does not exist",
    run: (stand) => refuses(stand, stand.facts.misfits.unknownTemplate),
  },
  {
    says: "refuses a field that the template does not have",
    run: (stand) => refuses(stand, stand.facts.misfits.unknownField),
  },
  {
    says: "refuses a value that is none of the options",
    run: (stand) => refusesOrKnowsNone(stand, stand.facts.misfits.wrongOption),
  },
  {
    says: "is not led astray by a field called __proto__",
    async run(stand) {
      const fields: Record<string, string> = { ...stand.order().fields };
      Object.defineProperty(fields, "__proto__", { value: "polluted", enumerable: true });
      const order = stand.order({ fields });
      const outcome = await stand.account.create(order).then(
        () => "created",
        (error: unknown) => error,
      );
      const detail = { detail: expect.stringContaining("__proto__") };
      expect(stand.can.templates === true ? outcome : detail).toMatchObject(detail);
      expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    },
  },
  {
    says: "refuses an order without signers before any call creates something",
    async run(stand) {
      const order = stand.order({ signers: [] });
      expect(await stand.fails(stand.account.create(order))).toMatchObject({
        code: "order_incomplete",
        verdict: { next: "stop" },
      });
      expect(stand.vendor.count(order)).toBe(0);
    },
  },
];
