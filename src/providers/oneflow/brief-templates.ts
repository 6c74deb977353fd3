import type { Template } from "../../domain/template.ts";
import { readAnswer } from "../read-answer.ts";
import { createTemplateBook } from "../template-book.ts";
import type { TemplateBook, TemplateName } from "../template-book.ts";
import { BriefTemplate, BriefTemplates } from "./brief-schema.ts";
import type { Client } from "./client.ts";
import { isWholeNumber, pathSegment } from "./remote-id.ts";

/** Templates of the article's API with their fields. */
export type BriefTemplateBook = TemplateBook<BriefTemplate>;

export function createBriefTemplates(client: Client, workspace: string, now: () => Date): BriefTemplateBook {
  async function list(): Promise<readonly TemplateName[]> {
    const query = new URLSearchParams({ workspace_id: workspace });
    const answer = await client({
      method: "GET",
      path: `/templates?${query.toString()}`,
      operation: "templates",
      safe: true,
      accept: [200],
    });
    const { data } = readAnswer(BriefTemplates, answer, true);
    return data.map(({ id, name }) => ({ id: String(id), name: name ?? String(id) }));
  }

  async function load(id: string): Promise<BriefTemplate | undefined> {
    const answer = await client({
      method: "GET",
      path: `/templates/${pathSegment(id)}`,
      operation: "describeTemplate",
      safe: true,
      accept: [200, 404],
    });
    return answer.status === 404 ? undefined : readAnswer(BriefTemplate, answer, true);
  }

  return createTemplateBook({ list, load, isId: isWholeNumber }, now);
}

/** A template in our words; of the fields' types the article says nothing. */
export function toBriefTemplate({ id, name, data_fields, fields }: BriefTemplate): Template {
  return {
    id: String(id),
    name: name ?? String(id),
    fields: (data_fields ?? fields ?? []).map((field) => ({
      name: field.name || String(field.id),
      aliases: [String(field.id)],
      type: "text",
      required: false,
    })),
    roles: [],
  };
}
