import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Template, TemplateField } from "../../domain/template.ts";
import { createKept } from "../kept.ts";
import { readAnswer } from "../read-answer.ts";
import { same } from "../../domain/same.ts";
import type { Client } from "./client.ts";
import { isRequired, nameOf } from "./fill-attributes.ts";
import { TemplateList } from "./schema.ts";
import type { Attribute, VendorTemplate } from "./schema.ts";
import { labelOf, signerPlaces } from "./signer-places.ts";

const KEPT_MS = 5 * 60_000;

/** Templates of one connection, kept for five minutes. Ids change when a design is published anew; names stay. */
export interface Templates {
  /** Always asks the vendor; the list has no pages. */
  list(): Promise<readonly VendorTemplate[]>;
  /** By id or exact name; `undefined` = no such template. Throws `configuration_invalid` for a name that two share. */
  read(idOrName: string): Promise<VendorTemplate | undefined>;
  /** The vendor refused what we built from them: read them anew next time. */
  forget(): void;
}

export function createTemplates(client: Client, now: () => Date): Templates {
  const lists = createKept<readonly VendorTemplate[]>(KEPT_MS, now);

  async function list(): Promise<readonly VendorTemplate[]> {
    const answer = await client({
      method: "GET",
      path: "/workflow-schemas?form=launch",
      operation: "templates",
      safe: true,
      accept: [200],
    });
    return readAnswer(TemplateList, answer, true).list;
  }

  return {
    list,
    async read(idOrName) {
      const wanted = idOrName.trim();
      const known = await lists.get("all", list);
      const byId = known.find(({ id }) => id === wanted);
      if (byId !== undefined || wanted === "") return byId;
      const named = known.filter(({ name }) => name === wanted);
      if (named.length > 1) {
        const detail = `${named.length} templates are called "${wanted}"; put the id into the playbook.`;
        throw new CountersignError("configuration_invalid", STOP, detail, { operation: "describeTemplate" });
      }
      return named[0];
    },
    forget: () => lists.clear(),
  };
}

const TYPES: Readonly<Record<string, TemplateField["type"]>> = {
  string: "text",
  email: "text",
  number: "number",
  monetaryAmount: "number",
  date: "date",
  boolean: "checkbox",
};

/**
 * A template in our words. Places of signers become roles; what we fill in ourselves is no field: the counterparty's name,
 * which is the signer's company, and the question that receives our reference.
 */
export function toTemplate({ id, name, schema }: VendorTemplate, reference: string): Template {
  const places = signerPlaces(schema);
  const ours = new Set(places.flatMap((place) => [place.email, place.name]));
  const fields = Object.entries(schema)
    .filter(([attribute]) => !ours.has(attribute))
    .filter(
      ([attribute, { displayName }]) => !same(attribute, reference) && !same(displayName ?? "", reference),
    )
    .map(([attribute, shown]) => toField(attribute, shown));
  return { id, name: name ?? id, fields, roles: places.map(({ label }) => label) };
}

function toField(id: string, attribute: Attribute): TemplateField {
  const { type, options } = attribute;
  const values = options?.values ?? [];
  const isSelect = type === "string" && values.length > 0 && options?.freeTextAllowed !== true;
  const name = nameOf(id, attribute);
  const label = labelOf(attribute);
  return {
    name,
    ...(label === "" || label === name ? {} : { aliases: [label] }),
    type: isSelect ? "select" : Object.hasOwn(TYPES, type) ? (TYPES[type] ?? "other") : "other",
    required: id !== COUNTERPARTY && isRequired(attribute),
    ...(isSelect ? { options: values } : {}),
  };
}

/** The attribute that every template has and requires (reference, `AttributesModel`). */
export const COUNTERPARTY = "counterpartyName";
