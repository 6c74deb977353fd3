import type { Template, TemplateField } from "../../domain/template.ts";
import { readAnswer } from "../read-answer.ts";
import { createTemplateBook } from "../template-book.ts";
import type { TemplateBook, TemplateName } from "../template-book.ts";
import type { Client } from "./client.ts";
import { isUuid, pathSegment } from "./remote-id.ts";
import { TemplateAnswer, TemplateList } from "./schema.ts";
import type { DataField, VendorTemplate } from "./schema.ts";

/** Templates of one connection. */
export type Templates = TemplateBook<VendorTemplate>;

/** The list has no pages. */
export function createTemplates(client: Client, now: () => Date): Templates {
  async function list(): Promise<readonly TemplateName[]> {
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

  return createTemplateBook({ list, load, isId: isUuid }, now);
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
