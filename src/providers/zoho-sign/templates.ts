import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Template } from "../../domain/template.ts";
import { createKept } from "../kept.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { isId, pathSegment } from "./remote-id.ts";
import { pageQuery } from "./requests.ts";
import { TemplateAnswer, TemplatePage } from "./schema.ts";
import type { VendorTemplate } from "./schema.ts";

const KEPT_MS = 5 * 60_000;
const PAGE_SIZE = 100;
const MAX_PAGES = 20;

type Name = Pick<Template, "id" | "name">;

/** Templates of one connection, kept for five minutes: each contract needs its template's roles and fields. */
export interface Templates {
  /** Always asks the vendor. */
  list(): Promise<readonly Name[]>;
  /** Id of the template with that id or exact name. Throws `configuration_invalid` for a name that two share. */
  idOf(idOrName: string): Promise<string | undefined>;
  /** By id or exact name; `undefined` = no such template. */
  read(idOrName: string): Promise<VendorTemplate | undefined>;
  /** The vendor refused what we built from them: read them anew next time. */
  forget(): void;
}

/** `hasPages`: the article's list knows no pages, and its query no keys. */
export function createTemplates(client: Client, now: () => Date, hasPages: boolean): Templates {
  const lists = createKept<readonly Name[]>(KEPT_MS, now);
  const details = createKept<VendorTemplate | undefined>(KEPT_MS, now);
  const list = (): Promise<readonly Name[]> => listTemplates(client, hasPages);

  async function idOf(idOrName: string): Promise<string | undefined> {
    const wanted = idOrName.trim();
    if (isId(wanted) || wanted === "") return wanted || undefined;
    const named = (await lists.get("all", list)).filter(({ name }) => name === wanted);
    if (named.length > 1) {
      const detail = `${named.length} templates are called "${wanted}"; put the id into the playbook.`;
      throw new CountersignError("configuration_invalid", STOP, detail, { operation: "describeTemplate" });
    }
    return named[0]?.id;
  }

  return {
    list,
    idOf,
    async read(idOrName) {
      const id = await idOf(idOrName);
      return id === undefined ? undefined : details.get(id, () => loadTemplate(client, id));
    },
    forget() {
      lists.clear();
      details.clear();
    },
  };
}

async function listTemplates(client: Client, hasPages: boolean): Promise<readonly Name[]> {
  const names: Name[] = [];
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
