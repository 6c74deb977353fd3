import type { Template } from "../../domain/template.ts";
import { readAnswer } from "../read-answer.ts";
import { createTemplateBook } from "../template-book.ts";
import type { TemplateBook, TemplateName } from "../template-book.ts";
import type { Client } from "./client.ts";
import { customIdOf, NO_FIELDS } from "./fill-fields.ts";
import { listPages } from "./list-pages.ts";
import { isWholeNumber, pathSegment } from "./remote-id.ts";
import { TemplateSummary, TemplateType, VendorTemplate } from "./schema.ts";
import type { DataField } from "./schema.ts";
import type { FindWorkspace } from "./workspace.ts";

const MAX_PAGES = 20;

/** A template together with the data fields of its template group, which alone can be filled in. */
export interface FullTemplate {
  readonly template: VendorTemplate;
  readonly fields: readonly DataField[];
}

/** Templates of the workspace: the active ones. */
export type Templates = TemplateBook<FullTemplate>;

export function createTemplates(client: Client, workspace: FindWorkspace, now: () => Date): Templates {
  async function list(): Promise<readonly TemplateName[]> {
    const { items } = await listPages(client, {
      path: "/templates",
      operation: "templates",
      item: TemplateSummary,
      query: [["filter[workspace_ids]", String(await workspace())]],
      maxPages: MAX_PAGES,
    });
    return items.map(({ id, name }) => ({ id: String(id), name: name ?? String(id) }));
  }

  return createTemplateBook({ list, load: (id) => load(client, id), isId: isWholeNumber }, now);
}

async function load(client: Client, id: string): Promise<FullTemplate | undefined> {
  const operation = "describeTemplate";
  const path = `/templates/${pathSegment(id)}`;
  const answer = await client({ method: "GET", path, operation, safe: true, accept: [200, 404] });
  if (answer.status === 404) return undefined;
  const template = readAnswer(VendorTemplate, answer, true);
  // without a template group there is nothing to fill in (docs page `create-a-contract-with-data-fields`)
  if (!template.template_type) return { template, fields: [] };
  const group = pathSegment(String(template.template_type.id));
  const type = await client({
    method: "GET",
    path: `/template_types/${group}`,
    operation,
    safe: true,
    accept: [200],
  });
  return { template, fields: readAnswer(TemplateType, type, true).data_fields ?? [] };
}

/** A template in our words. All data fields are texts, and none is ever required at this vendor. */
export function toTemplate({ template: { id, name }, fields }: FullTemplate): Template {
  return {
    id: String(id),
    name: name ?? String(id),
    fields: fields.flatMap((field) => {
      const called = customIdOf(field) ?? field.name;
      const aliases = [field.name ?? "", String(field.id ?? "")].filter(
        (word) => word !== "" && word !== called,
      );
      return called ? [{ name: called, aliases, type: "text" as const, required: false }] : [];
    }),
    ...(fields.length === 0 ? { help: NO_FIELDS } : {}),
    roles: [],
  };
}
