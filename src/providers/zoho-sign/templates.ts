import { CountersignError, STOP } from "../../domain/errors.ts";
import { readAnswer } from "../read-answer.ts";
import { createTemplateBook } from "../template-book.ts";
import type { TemplateBook, TemplateName } from "../template-book.ts";
import type { Client } from "./client.ts";
import { isId, pathSegment } from "./remote-id.ts";
import { pageQuery } from "./requests.ts";
import { TemplateAnswer, TemplatePage } from "./schema.ts";
import type { VendorTemplate } from "./schema.ts";

const PAGE_SIZE = 100;
const MAX_PAGES = 20;

/** Templates of one connection, with their roles and fields. */
export type Templates = TemplateBook<VendorTemplate>;

/** `hasPages`: the article's list knows no pages, and its query no keys. */
export function createTemplates(client: Client, now: () => Date, hasPages: boolean): Templates {
  return createTemplateBook(
    { list: () => listTemplates(client, hasPages), load: (id) => loadTemplate(client, id), isId },
    now,
  );
}

async function listTemplates(client: Client, hasPages: boolean): Promise<readonly TemplateName[]> {
  const names: TemplateName[] = [];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = hasPages ? { query: pageQuery(page * PAGE_SIZE + 1, PAGE_SIZE, "") } : {};
    const answer = await client({
      method: "GET",
      path: "/templates",
      operation: "templates",
      safe: true,
      ...query,
    });
    const { templates, page_context } = readAnswer(TemplatePage, answer, true);
    const there = templates.filter(({ is_deleted }) => is_deleted !== true);
    names.push(...there.map(({ template_id: id, template_name }) => ({ id, name: template_name ?? id })));
    if (!hasPages || page_context?.has_more_rows !== true || templates.length === 0) break;
  }
  return names;
}

async function loadTemplate(client: Client, id: string): Promise<VendorTemplate | undefined> {
  try {
    const path = `/templates/${pathSegment(id)}`;
    const answer = await client({ method: "GET", path, operation: "describeTemplate", safe: true });
    const { templates: template } = readAnswer(TemplateAnswer, answer, true);
    if (template.template_id === id) return template.is_deleted === true ? undefined : template;
    const detail = "The answer is about another template than the one we asked for.";
    throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
  } catch (error) {
    if (error instanceof CountersignError && error.code === "not_found") return undefined;
    throw error;
  }
}
