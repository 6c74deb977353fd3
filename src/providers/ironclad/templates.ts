import type { Template, TemplateField } from "../../domain/template.ts";
import { createKept } from "../kept.ts";
import { readAnswer } from "../read-answer.ts";
import { chooseTemplate } from "../template-book.ts";
import { same } from "../../domain/same.ts";
import type { Client } from "./client.ts";
import { isRequired, nameOf } from "./fill-attributes.ts";
import { TemplateList } from "./schema.ts";
import type { Attribute, AttributeMap, VendorTemplate } from "./schema.ts";
import { attributeCalled, labelOf, signerPlaces } from "./signer-places.ts";

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
      return wanted === "" ? undefined : chooseTemplate(known, wanted);
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
    .map(([attribute, shown]) => toField(attribute, shown, schema));
  return { id, name: name ?? id, fields, roles: places.map(({ label }) => label) };
}

function toField(id: string, attribute: Attribute, schema: AttributeMap): TemplateField {
  const { type, options } = attribute;
  const values = options?.values ?? [];
  const isSelect = type === "string" && values.length > 0 && options?.freeTextAllowed !== true;
  const name = nameOf(id, attribute);
  // as the launch understands them: not a label that two questions share
  const aliases = [id, labelOf(attribute), attribute.displayName ?? ""].filter(
    (word, place, words) =>
      word !== "" && word !== name && words.indexOf(word) === place && attributeCalled(schema, word) === id,
  );
  return {
    name,
    ...(aliases.length === 0 ? {} : { aliases }),
    type: isSelect ? "select" : Object.hasOwn(TYPES, type) ? (TYPES[type] ?? "other") : "other",
    required: id !== COUNTERPARTY && isRequired(attribute),
    ...(isSelect ? { options: values } : {}),
  };
}

/** The attribute that every template has and requires (reference, `AttributesModel`). */
export const COUNTERPARTY = "counterpartyName";
