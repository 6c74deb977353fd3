import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Template, TemplateField } from "../../domain/template.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { createKept } from "../kept.ts";
import { isUuid, pathSegment } from "./remote-id.ts";
import { TemplateAnswer, TemplateList } from "./schema.ts";
import type { DataField, VendorTemplate } from "./schema.ts";

const KEPT_MS = 5 * 60_000;

/** Templates of one connection, kept for five minutes: each contract needs its template's fields. */
export interface Templates {
  /** Always asks the vendor; the endpoint has no pages. */
  list(): Promise<readonly Pick<Template, "id" | "name">[]>;
  /** By id or exact title; `undefined` = no such template. Throws `configuration_invalid` for a title that two share. */
  read(idOrTitle: string): Promise<VendorTemplate | undefined>;
  /** The vendor refused what we built from them: read them anew next time. */
  forget(): void;
}

export function createTemplates(client: Client, now: () => Date): Templates {
  const lists = createKept<readonly Pick<Template, "id" | "name">[]>(KEPT_MS, now);
  const details = createKept<VendorTemplate | undefined>(KEPT_MS, now);

  async function list(): Promise<readonly Pick<Template, "id" | "name">[]> {
    const answer = await client({
      method: "GET",
      path: "/templates",
      operation: "templates",
      safe: true,
      accept: [200],
    });
    const { templates } = readAnswer(TemplateList, answer, true);
    return templates.map(({ id, title }) => ({ id, name: title ?? id }));
  }

  async function load(id: string): Promise<VendorTemplate | undefined> {
    const answer = await client({
      method: "GET",
      path: `/templates/${pathSegment(id)}`,
      operation: "describeTemplate",
      safe: true,
      accept: [200, 404],
    });
    return answer.status === 404 ? undefined : readAnswer(TemplateAnswer, answer, true).template;
  }

  async function idOf(idOrTitle: string): Promise<string | undefined> {
    if (isUuid(idOrTitle)) return idOrTitle;
    const known = await lists.get("all", list);
    if (known.some((template) => template.id === idOrTitle)) return idOrTitle;
    const named = known.filter((template) => template.name === idOrTitle);
    if (named.length > 1) {
      const detail = `${named.length} templates are called "${idOrTitle}"; put the id into the playbook.`;
      throw new CountersignError("configuration_invalid", STOP, detail, { operation: "describeTemplate" });
    }
    return named[0]?.id;
  }

  return {
    list,
    async read(idOrTitle) {
      const id = await idOf(idOrTitle.trim());
      return id === undefined ? undefined : details.get(id, () => load(id));
    },
    forget() {
      lists.clear();
      details.clear();
    },
  };
}

/** A template in our words. Roles stay empty: signees have none at this vendor. */
export function toTemplate({ id, title, data_fields }: VendorTemplate): Template {
  return { id, name: title ?? id, fields: (data_fields ?? []).map(toField), roles: [] };
}

function toField({ name, type, required, value, config }: DataField): TemplateField {
  const options = config?.options;
  return {
    name,
    type: TYPES.find((known) => known === type) ?? "other",
    // a field with a default is filled, whatever the playbook says
    required: required === true && (value ?? "").trim() === "",
    ...(type === "select" && options ? { options } : {}),
  };
}

const TYPES = ["text", "number", "date", "select", "checkbox"] as const;
