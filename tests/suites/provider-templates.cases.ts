import { expect } from "vitest";
import type { ProviderCase } from "./provider-case.ts";
import { orSaysSo } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

const LIST_CASES: readonly ProviderCase[] = [
  {
    says: "lists the templates",
    async run(stand) {
      const { id, name } = stand.facts.template;
      expect(await stand.account.templates()).toContainEqual({ id, name });
    },
  },
];

const FIELD_CASES: readonly ProviderCase[] = [
  {
    says: "describes a template by id and by exact name, the same",
    async run(stand) {
      const { id, name } = stand.facts.template;
      const byId = await stand.account.describeTemplate(id);
      expect(byId).toMatchObject({ id, name });
      expect(await stand.account.describeTemplate(name)).toEqual(byId);
    },
  },
  {
    says: "tells required fields, optional ones and options",
    async run(stand) {
      const { id, required, optional, select, options } = stand.facts.template;
      const template = await stand.account.describeTemplate(id);
      const field = (wanted: string | undefined) => template?.fields.find(({ name }) => name === wanted);
      expect(field(required)?.required).toBe(required === undefined ? undefined : true);
      expect(field(optional)?.required).toBe(false);
      const found = field(select);
      expect(found && { type: found.type, options: found.options }).toEqual(
        select === undefined ? undefined : { type: "select", options },
      );
    },
  },
  {
    says: "knows no template that does not exist",
    async run(stand) {
      for (const wanted of ["No such agreement", "", "../x", "__proto__", stand.facts.unusedId]) {
        expect(await stand.account.describeTemplate(wanted)).toBeUndefined();
      }
    },
  },
  {
    says: "takes a failure for no missing template",
    async run(stand) {
      const { templates = /^GET .*templates/u } = stand.facts.calls;
      if (stand.facts.templatesAreOurs) {
        await stand.account.describeTemplate(stand.facts.template.id);
        expect(stand.tap.seen).toEqual([]);
        return;
      }
      stand.vendor.fault({ kind: "500", match: templates.source, times: 3 });
      const { id } = stand.facts.template;
      expect((await stand.fails(stand.account.describeTemplate(id))).verdict.next).toBe("retry");
      expect((await stand.fails(stand.account.templates())).verdict.next).toBe("retry");
    },
  },
];

async function listsNothing(stand: ProviderStand): Promise<void> {
  expect((await stand.fails(stand.account.templates())).code).toBe("unsupported");
  expect(stand.tap.seen).toEqual([]);
}

async function describesNothing(stand: ProviderStand): Promise<void> {
  const { id } = stand.facts.template;
  expect((await stand.fails(stand.account.describeTemplate(id))).code).toBe("unsupported");
  expect(stand.tap.seen).toEqual([]);
}

/** Templates and their fields; where they cannot be listed, each of these must say so. */
export const TEMPLATE_CASES: readonly ProviderCase[] = [
  ...orSaysSo(LIST_CASES, ({ can }) => can.templates !== false, listsNothing),
  ...orSaysSo(FIELD_CASES, ({ can }) => can.templates === true, describesNothing),
];
