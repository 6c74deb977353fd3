import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Template } from "../../domain/template.ts";
import { createKept } from "../kept.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { listPages } from "./list-pages.ts";
import { isWholeNumber, pathSegment } from "./remote-id.ts";
import { TemplateSummary, TemplateType, VendorTemplate } from "./schema.ts";
import type { DataField } from "./schema.ts";
import type { FindWorkspace } from "./workspace.ts";

const KEPT_MS = 5 * 60_000;
const MAX_PAGES = 20;

/** A template together with the data fields of its template group, which alone can be filled in. */
export interface FullTemplate {
  readonly template: VendorTemplate;
  readonly fields: readonly DataField[];
}

/** Templates of the workspace, kept for five minutes: each contract needs its template's fields. */
export interface Templates {
  /** Active ones only; always asks the vendor. */
  list(): Promise<readonly Pick<Template, "id" | "name">[]>;
  /** By id or exact name; `undefined` = no such template. Throws `configuration_invalid` for a name that two share. */
  read(idOrName: string): Promise<FullTemplate | undefined>;
  /** The vendor refused what we built from them: read them anew next time. */
  forget(): void;
}

export function createTemplates(client: Client, workspace: FindWorkspace, now: () => Date): Templates {
  const lists = createKept<readonly Pick<Template, "id" | "name">[]>(KEPT_MS, now);
  const details = createKept<FullTemplate | undefined>(KEPT_MS, now);

  async function list(): Promise<readonly Pick<Template, "id" | "name">[]> {
    const { items } = await listPages(client, {
      path: "/templates",
      operation: "templates",
      item: TemplateSummary,
      query: [["filter[workspace_ids]", String(await workspace())]],
      maxPages: MAX_PAGES,
    });
    return items.map(({ id, name }) => ({ id: String(id), name: name ?? String(id) }));
  }

  async function idOf(idOrName: string): Promise<string | undefined> {
    if (isWholeNumber(idOrName)) return idOrName;
    const named = (await lists.get("all", list)).filter((template) => template.name === idOrName);
    if (named.length <= 1) return named[0]?.id;
    const detail = `${named.length} templates are called "${idOrName}"; put the id into the playbook.`;
    throw new CountersignError("configuration_invalid", STOP, detail, { operation: "describeTemplate" });
  }

  return {
    list,
    async read(idOrName) {
      const id = await idOf(idOrName.trim());
      return id === undefined ? undefined : details.get(id, () => load(client, id));
    },
    forget() {
      lists.clear();
      details.clear();
    },
  };
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
      const called = field.custom_id || field.name;
      return called ? [{ name: called, type: "text" as const, required: false }] : [];
    }),
    roles: [],
  };
}
