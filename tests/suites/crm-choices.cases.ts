import { expect } from "vitest";
import { nastyDeal, plainDeal } from "./crm-case.ts";
import type { CrmCase } from "./crm-case.ts";
import type { CrmStand } from "./crm-stand.ts";

const FIELDS = /^POST \S*\/api\/v4\/leads\/custom_fields/u;
const SEARCH = /^GET \S*\/api\/v4\/leads\?.*query=/u;

/** What the account holds under this name. */
async function fieldsNamed(stand: CrmStand, name: string): Promise<readonly string[]> {
  const { fields } = await stand.worker().metadata();
  return fields.deal.filter((field) => field.name === name).map(({ id }) => id);
}

function tapOf({ tap }: CrmStand) {
  if (tap === undefined) throw new Error("This case needs the tap.");
  return tap;
}

/** Answers of success that say nothing, or something else. */
const NONSENSE: readonly unknown[] = [
  "",
  "<html>busy</html>",
  {},
  [],
  { _embedded: null },
  { _embedded: { custom_fields: [] } },
  { _embedded: { custom_fields: [{ id: "../users", name: "Agreement" }] } },
  { _embedded: { custom_fields: [{ id: 7, name: "Somebody else's field" }] } },
  { _embedded: { custom_fields: "7" } },
];

/** A page of the list; `next`: it is not the last one. */
const page = (fields: readonly object[], next: boolean): object => ({
  _links: next ? { next: { href: "https://elsewhere.example.com/next" } } : {},
  _embedded: { custom_fields: fields },
});

const TAPPED = { isTapped: true } as const;

/** What people choose from, and the field that they have made. */
export const CRM_CHOICE_CASES: readonly CrmCase[] = [
  {
    says: "makes a text field of deals once, and finds the one that is there, whatever its case",
    async run(stand) {
      const made = await stand.crm.createField("Agreement number");
      expect(made.created).toBe(true);
      expect(await stand.crm.createField("agreement NUMBER")).toEqual({ id: made.id, created: false });
      expect(await fieldsNamed(stand, "Agreement number")).toEqual([made.id]);
      expect(stand.calls(FIELDS)).toBe(1);
      const deal = plainDeal(stand);
      await stand.crm.patchDeal(deal, { fields: { "Agreement number": "doc-1" } });
      expect((await stand.state(deal)).fields).toMatchObject({ "Agreement number": "doc-1" });
    },
  },
  ...(["lost", "500", "reset"] as const).map((kind) => ({
    says: `makes no second field after an answer that was ${kind}`,
    async run(stand: CrmStand) {
      stand.fault({ kind, match: "^POST /api/v4/leads/custom_fields" });
      // whether it was made is looked up; what was surely not made may be asked for again
      await stand.crm.createField("Agreement").catch(() => stand.crm.createField("Agreement"));
      expect(await fieldsNamed(stand, "Agreement")).toHaveLength(1);
    },
  })),
  ...NONSENSE.map((body) => ({
    says: `believes no field in the answer ${JSON.stringify(body).slice(0, 70)}`,
    options: TAPPED,
    async run(stand: CrmStand) {
      tapOf(stand).on(FIELDS, { answer: { status: 200, body } });
      // the account was never asked, so the field is not there: said to be unclear, not to be made
      expect(await stand.fails(stand.crm.createField("Agreement"))).toMatchObject({
        code: "outcome_unknown",
        verdict: { next: "stop" },
      });
      expect(await fieldsNamed(stand, "Agreement")).toEqual([]);
      expect(await stand.crm.createField("Agreement")).toMatchObject({ created: true });
    },
  })),
  {
    says: "tells that only administrators make fields, and asks once",
    options: TAPPED,
    async run(stand) {
      const body = { title: "Forbidden", status: 403, detail: "Access denied" };
      tapOf(stand).on(FIELDS, { answer: { status: 403, body } });
      expect(await stand.fails(stand.crm.createField("Agreement"))).toMatchObject({
        code: "forbidden",
        detail: expect.stringContaining("only administrators"),
        verdict: { next: "stop" },
      });
    },
  },
  {
    says: "makes no field beside one of the same name that cannot hold a text",
    async run(stand) {
      expect(await stand.fails(stand.crm.createField("Start date"))).toMatchObject({
        code: "configuration_invalid",
        detail: expect.stringContaining("type date"),
      });
      expect(stand.calls(FIELDS)).toBe(0);
    },
  },
  {
    says: "finds the name on a later page of a long list, and makes none",
    options: TAPPED,
    async run(stand) {
      const many = Array.from({ length: 5_000 }, (_, at) => ({
        id: at + 1,
        name: `Field ${at}`,
        type: "text",
      }));
      const list = /^GET \S*\/api\/v4\/leads\/custom_fields/u;
      tapOf(stand).on(list, { answer: { status: 200, body: page(many, true) } });
      const last = [{ id: 77_001, name: "Agreement", type: "text" }];
      tapOf(stand).on(list, { answer: { status: 200, body: page(last, false) } });
      expect(await stand.crm.createField("Agreement")).toEqual({ id: "77001", created: false });
      expect(stand.calls(FIELDS)).toBe(0);
    },
  },
  {
    says: "finds deals by words of their names and fields, by their number, and whatever signs stand in them",
    async run(stand) {
      const id = plainDeal(stand);
      expect((await stand.crm.searchDeals(id)).map((hit) => hit.id)).toContain(id);
      const [first] = await stand.crm.searchDeals("");
      expect(first).toMatchObject({ id: expect.any(String), name: expect.any(String) });
      await stand.crm.patchDeal(id, { fields: { "Contract ID": "quite-unique-41" } });
      expect((await stand.crm.searchDeals("  QUITE-unique-41 ")).map((hit) => hit.id)).toEqual([id]);
      const odd = nastyDeal(stand, "quotes and markup");
      expect((await stand.crm.searchDeals(odd.name)).map((hit) => hit.id)).toContain(String(odd.id));
      for (const nothing of ["&limit=250", "filter[id]=1", "{{ deal }}", "'; drop", "x".repeat(5_000)])
        expect(await stand.crm.searchDeals(nothing)).toEqual([]);
    },
  },
  {
    says: "offers no deal that is gone, and no more than twenty, however many come",
    options: TAPPED,
    async run(stand) {
      const id = plainDeal(stand);
      await stand.account.control("deleteDeal", { id: Number(id) });
      expect((await stand.crm.searchDeals(id)).map((hit) => hit.id)).not.toContain(id);
      const leads = Array.from({ length: 9_000 }, (_, at) => ({
        id: at + 1,
        name: at === 19 ? "A swan" : `Deal ${at}`,
        price: 1,
        pipeline_id: 1,
        status_id: 2,
      }));
      tapOf(stand).on(SEARCH, { answer: { status: 200, body: { _embedded: { leads } } } });
      const hits = await stand.crm.searchDeals("swan");
      expect(hits).toHaveLength(20);
      expect(hits[0]?.name).toBe("A swan");
    },
  },
  ...["<html></html>", { _embedded: { leads: {} } }, { _embedded: { deals: [] } }, [1], "null"].map(
    (body) => ({
      says: `takes ${JSON.stringify(body)} for no list of deals`,
      options: TAPPED,
      async run(stand: CrmStand) {
        tapOf(stand).on(SEARCH, { answer: { status: 200, body } });
        expect(await stand.fails(stand.crm.searchDeals("swan"))).toMatchObject({
          code: "answer_unreadable",
          verdict: { next: "retry" },
        });
      },
    }),
  ),
  {
    says: "leaves out entries that are no deals",
    options: TAPPED,
    async run(stand) {
      const leads = [
        null,
        7,
        "x",
        {},
        { id: "1/2", name: "y", pipeline_id: 1, status_id: 2 },
        { id: 5, name: 9 },
      ];
      tapOf(stand).on(SEARCH, { answer: { status: 200, body: { _embedded: { leads } } } });
      expect(await stand.crm.searchDeals("swan")).toEqual([]);
    },
  },
  {
    says: "tells in its check whether words are heeded",
    options: TAPPED,
    async run(stand) {
      const says = async () => (await stand.crm.check()).map(({ level, text }) => `${level}: ${text}`);
      expect(await says()).toContain("ok: Deals can be searched by words.");
      const leads = [{ id: 5, name: "Somebody's", pipeline_id: 1, status_id: 2 }];
      tapOf(stand).on(SEARCH, { answer: { status: 200, body: { _embedded: { leads } } } });
      expect(await says()).toContain("note: Kommo does not heed the words that deals are searched by.");
    },
  },
];
